import { newBase62 } from '#chance/base62.ts'
import { newUuid } from '#chance/uuid.ts'
import type { Chance } from '#ports/chance.ts'
import type { Cipher } from '#ports/cipher.ts'
import type { Clock } from '#ports/clock.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import { matchesGlob } from '../roles/glob.ts'

/** What the functions of a template may touch. */
export interface TemplateTools {
  readonly clock: Clock
  readonly chance: Chance
  readonly cipher: Pick<Cipher, 'sha256'>
}

/** What a function gives; undefined when its arguments are of no use to it. */
export type TemplateFunction = (tools: TemplateTools, values: readonly unknown[]) => string | number | boolean | undefined

const longestRandom = 256

/** The functions a policy template may call. A piped value is the last argument. */
export const templateFunctions: Readonly<Record<string, TemplateFunction>> = {
  uppercase: onText((text) => text.toUpperCase()),
  lowercase: onText((text) => text.toLowerCase()),
  sha256: onText((text, { cipher }) => cipher.sha256(bytesOf(text)).toHex()),
  base64: onText((text) => bytesOf(text).toBase64()),
  decode_base64: onText((text) => decoded(() => Uint8Array.fromBase64(text))),
  hex: onText((text) => bytesOf(text).toHex()),
  decode_hex: onText((text) => decoded(() => Uint8Array.fromHex(text))),
  truncate: onLength((length, text) => text.slice(0, length)),
  truncate_sha256: onLength((length, text, { cipher }) => truncatedWithHash(length, text, cipher)),
  replace(_, [find, by, text]) {
    return typeof find === 'string' && typeof by === 'string' && typeof text === 'string' ? text.replaceAll(find, by) : undefined
  },
  glob(_, [pattern, text]) {
    return typeof pattern === 'string' && typeof text === 'string' ? matchesGlob(pattern, text) : undefined
  },
  random({ chance }, [length]) {
    return isLength(length) && length <= longestRandom ? newBase62(chance, length) : undefined
  },
  unix_time: ({ clock }) => clock.now(),
  unix_time_millis: ({ clock }) => clock.millis(),
  timestamp: ({ clock }, [layout]) => (layout === undefined ? new Date(clock.millis()).toISOString() : undefined),
  uuid: ({ chance }) => newUuid(chance),
}

function onText(change: (text: string, tools: TemplateTools) => string | undefined): TemplateFunction {
  return (tools, [text]) => (typeof text === 'string' ? change(text, tools) : undefined)
}

function onLength(change: (length: number, text: string, tools: TemplateTools) => string | undefined): TemplateFunction {
  return (tools, [length, text]) => (isLength(length) && typeof text === 'string' ? change(length, text, tools) : undefined)
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}

function truncatedWithHash(length: number, text: string, cipher: TemplateTools['cipher']): string | undefined {
  const hashLength = 8
  if (length <= hashLength) return undefined
  if (text.length <= length) return text
  const kept = text.slice(0, length - hashLength)
  return (
    kept +
    cipher
      .sha256(bytesOf(text.slice(kept.length)))
      .toHex()
      .slice(0, hashLength)
  )
}

function decoded(read: () => Uint8Array): string | undefined {
  try {
    return textOf(read())
  } catch {
    return undefined
  }
}
