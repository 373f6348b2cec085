import { bytesOf } from '#storage/text.ts'
import { refuse } from '#refusal.ts'
import type { MetadataProblem } from './reasons.ts'
import { mapOrNull, type TextMap } from './text-map.ts'

const mostPairs = 64
const longestKey = 128
const longestValue = 512
const keyForm = /^[a-zA-Z0-9=/+_-]+$/
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u

/** Metadata of an entity or a group as it is kept; refuses what is beyond the limits (spec/core.md 12.1). */
export function acceptedMetadata(of: 'entity' | 'group', metadata: TextMap): TextMap | null {
  return accepted(of, metadata, (key, value) => {
    if (key.startsWith('vault-')) return 'key_reserved'
    if (isBetween(key, 1, longestKey) && !keyForm.test(key)) return 'key_characters'
    if (!isBetween(key, 1, longestKey)) return 'key_length'
    return isBetween(value, 0, longestValue) ? undefined : 'value_length'
  })
}

/** The custom metadata of an alias as it is kept (spec/core.md 12.2). */
export function acceptedCustomMetadata(metadata: TextMap): TextMap | null {
  return accepted('alias', metadata, (key, value) => {
    if (!isBetween(key, 1, longestKey)) return 'key_length'
    if (!isBetween(value, 1, longestValue)) return 'value_length'
    return unprintable.test(key + value) ? 'not_printable' : undefined
  })
}

type Check = (key: string, value: string) => MetadataProblem | undefined

function accepted(of: 'entity' | 'group' | 'alias', metadata: TextMap, problemOf: Check): TextMap | null {
  const pairs = Object.entries(metadata)
  if (pairs.length > mostPairs) refuse({ code: 'identity_metadata_invalid', of, problem: 'too_many', key: '' })
  for (const [key, value] of pairs) {
    const problem = problemOf(key, value)
    if (problem !== undefined) refuse({ code: 'identity_metadata_invalid', of, problem, key: shortened(key) })
  }
  return mapOrNull(metadata)
}

function isBetween(text: string, least: number, most: number): boolean {
  const { length } = bytesOf(text)
  return length >= least && length <= most
}

function shortened(key: string): string {
  return key.length > longestKey ? `${key.slice(0, longestKey)}…` : key
}
