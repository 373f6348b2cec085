import type { Range, View } from '../storage.ts'
import { compareKeys, isInRange } from './key-order.ts'

/** What a change has looked at: it may only happen if none of this was written to meanwhile. */
export interface Reads {
  readonly keys: ReadonlySet<string>
  readonly ranges: readonly SeenRange[]
}

/** A range, and how far it was seen: what comes behind the last key of a full page was not. */
export interface SeenRange {
  readonly range: Range
  readonly last?: string
}

/** The same view, which notes in `reads` what is asked of it. */
export function noting(view: View): { readonly view: View; readonly reads: Reads } {
  const keys = new Set<string>()
  const ranges: SeenRange[] = []

  function noteRange(range: Range, seen: readonly string[]): void {
    const last = seen.length < range.limit ? undefined : seen.at(-1)
    if (range.limit > 0) ranges.push(last === undefined ? { range } : { range, last })
  }

  const notingView: View = {
    get: (key) => {
      keys.add(key)
      return view.get(key)
    },
    getMany: (wanted) => {
      for (const key of wanted) keys.add(key)
      return view.getMany(wanted)
    },
    async range(range) {
      const rows = await view.range(range)
      noteRange(
        range,
        rows.map(({ key }) => key),
      )
      return rows
    },
    async keys(range) {
      const found = await view.keys(range)
      noteRange(range, found)
      return found
    },
  }
  return { view: notingView, reads: { keys, ranges } }
}

/** Whether a write to the key would have changed what was seen. */
export function wasSeen(reads: Reads, key: string): boolean {
  return reads.keys.has(key) || reads.ranges.some((seen) => wasSeenIn(seen, key))
}

function wasSeenIn({ range, last }: SeenRange, key: string): boolean {
  if (!isInRange(range, key)) return false
  if (last === undefined) return true
  const order = compareKeys(key, last)
  return range.reverse ? order >= 0 : order <= 0
}
