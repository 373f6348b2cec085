import type { Change, PutOptions, Range, Row, View } from '../storage.ts'
import { isTooLong, longestKey } from './key-length.ts'
import { compareKeys, isInRange } from './key-order.ts'

/** What a change does to one key; `deleted` takes it away. */
export type Write = 'deleted' | { readonly value: Uint8Array; readonly expiresAt: number | undefined }

/** What a change does: the last word on each key. */
export type Writes = ReadonlyMap<string, Write>

/** A change that keeps its writes to itself until the adapter applies them, and sees them when it reads. */
export interface BufferedChange extends Change {
  readonly writes: Writes
  /** Ends the change: whoever kept it cannot write any more. */
  end(): void
}

export function bufferedChange(view: View): BufferedChange {
  const writes = new Map<string, Write>()
  let hasEnded = false

  function write(key: string, what: Write): void {
    if (hasEnded) throw new Error('a change was written to after its end')
    writes.set(key, what)
  }

  return {
    writes,
    end: () => {
      hasEnded = true
    },
    put(key, value, options?: PutOptions) {
      if (isTooLong(key)) throw new RangeError(`a key of more than ${longestKey} bytes`)
      write(key, { value, expiresAt: options?.expiresAt })
    },
    delete: (key) => write(key, 'deleted'),
    get: (key) => {
      const own = writes.get(key)
      return own === undefined ? view.get(key) : Promise.resolve(valueOf(own))
    },
    async getMany(keys) {
      const others = keys.filter((key) => !writes.has(key))
      if (others.length === keys.length) return view.getMany(keys)
      const found = (await view.getMany(others)).values()
      return keys.map((key) => {
        const own = writes.get(key)
        return own === undefined ? found.next().value : valueOf(own)
      })
    },
    async range(range) {
      const own = within(writes, range)
      if (own.length === 0) return view.range(range)
      const rows = own.flatMap(([key, what]) => (what === 'deleted' ? [] : [{ key, value: what.value }]))
      return merged(await view.range(widened(range, own.length)), rows, { range, writes })
    },
    async keys(range) {
      const own = within(writes, range)
      if (own.length === 0) return view.keys(range)
      const rows = own.flatMap(([key, what]) => (what === 'deleted' ? [] : [{ key }]))
      const found = (await view.keys(widened(range, own.length))).map((key) => ({ key }))
      return merged(found, rows, { range, writes }).map(({ key }) => key)
    },
  }
}

function valueOf(write: Write): Uint8Array | undefined {
  return write === 'deleted' ? undefined : write.value
}

function within(writes: Writes, range: Range): readonly (readonly [string, Write])[] {
  return writes.size === 0 ? [] : [...writes].filter(([key]) => isInRange(range, key))
}

// Each own write replaces at most one row below it, so this many more rows still fill the limit.
function widened(range: Range, by: number): Range {
  return { ...range, limit: range.limit + by }
}

function merged<R extends Pick<Row, 'key'>>(
  below: readonly R[],
  own: readonly R[],
  over: { readonly range: Range; readonly writes: Writes },
): readonly R[] {
  const direction = over.range.reverse ? -1 : 1
  const rows = [...below.filter(({ key }) => !over.writes.has(key)), ...own]
  return rows.sort((one, other) => direction * compareKeys(one.key, other.key)).slice(0, over.range.limit)
}
