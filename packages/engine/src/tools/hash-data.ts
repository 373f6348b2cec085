import type { DigestAlgorithm } from '#ports/cipher.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { encoded } from './encoded.ts'

/** What is to be hashed, and how. */
export interface HashOrder {
  /** Base64. */
  readonly input?: string | undefined
  readonly algorithm?: string | undefined
  readonly format?: string | undefined
}

const algorithms = [
  'sha2-224',
  'sha2-256',
  'sha2-384',
  'sha2-512',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
] as const satisfies readonly DigestAlgorithm[]

/** Hashes data (spec/core.md 15). */
export function hashData({ cipher }: World, { input = '', algorithm: name = 'sha2-256', format = 'hex' }: HashOrder): string {
  const data = bytesIn(input)
  const algorithm = algorithms.find((known) => known === name) ?? refuse({ code: 'tool_algorithm_unknown', algorithm: name })
  return encoded(cipher.digest(algorithm, data), format) ?? refuse({ code: 'tool_hash_format_unknown', format })
}

function bytesIn(base64: string): Uint8Array {
  const text = base64.replace(/[\r\n]/g, '')
  const good = /^[A-Za-z0-9+/]*/.exec(text)?.[0].length ?? 0
  const rest = text.slice(good)
  const isWhole = text.length % 4 === 0 && (rest === '' || (/^={1,2}$/.test(rest) && good % 4 > 1))
  return isWhole ? Uint8Array.fromBase64(text) : refuse({ code: 'tool_input_unreadable', at: good })
}
