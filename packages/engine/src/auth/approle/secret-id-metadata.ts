import type { TextMap } from '#identity/text-map.ts'
import { refuse } from '#refusal.ts'

/** Names and values out of JSON text, which is how a secret id's metadata is written (spec/core.md 13.1). */
export function secretIdMetadata(written: string): TextMap {
  if (written.trim() === '') return {}
  const parsed = maybeJson(written)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    refuse({ code: 'approle_metadata_invalid', problem: 'not_an_object' })
  }
  const metadata = Object.entries(parsed)
  if (!metadata.every(isText)) refuse({ code: 'approle_metadata_invalid', problem: 'not_text' })
  return Object.fromEntries(metadata)
}

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse({ code: 'approle_metadata_invalid', problem: 'not_json' })
  }
}
