import type { Range, View } from '../ports/storage.ts'
import { plain, tail } from './keys.ts'

/** Part of a list of names: those behind `after`, at most `limit`, that begin with `prefix`. */
export interface Page {
  readonly after?: string
  readonly limit?: number
  readonly prefix?: string
  readonly reverse?: boolean
}

/** The range of a folder that a page asks for. */
export function rangeOf(folder: string, { after, limit = Number.MAX_SAFE_INTEGER, prefix = '', reverse = false }: Page): Range {
  const range = { prefix: folder + tail(prefix), limit, reverse }
  return after === undefined ? range : { ...range, after: folder + tail(after) }
}

/** The names in a folder: what follows it in the keys. */
export async function namesIn(view: View, folder: string, page: Page = {}): Promise<readonly string[]> {
  const keys = await view.keys(rangeOf(folder, page))
  return keys.map((key) => plain(key.slice(folder.length)))
}
