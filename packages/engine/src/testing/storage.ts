import type { Writes } from '../ports/storage/buffered-change.ts'
import { compareKeys, isInRange } from '../ports/storage/key-order.ts'
import { serializable } from '../ports/storage/serializable.ts'
import type { Range, Row, Storage, View } from '../ports/storage.ts'

interface TestRow extends Row {
  readonly expiresAt: number | undefined
}

/** A small real storage for the engine's own tests: a sorted list, replaced as a whole with every change. */
export function createTestStorage(): Storage {
  let rows: readonly TestRow[] = []

  return {
    ...serializable({
      snapshot: () => ({ view: viewOf(rows), release: () => {} }),
      async apply(writes) {
        rows = changed(rows, writes)
      },
    }),
    expired: async (now, limit) => expiredIn(rows, now).slice(0, limit),
  }
}

function viewOf(rows: readonly TestRow[]): View {
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value
  const within = (range: Range) => {
    const found = rows.filter(({ key }) => isInRange(range, key))
    return (range.reverse ? found.reverse() : found).slice(0, range.limit)
  }
  return {
    get: async (key) => valueOf(key),
    getMany: async (keys) => keys.map(valueOf),
    range: async (range) => within(range),
    keys: async (range) => within(range).map(({ key }) => key),
  }
}

function changed(rows: readonly TestRow[], writes: Writes): readonly TestRow[] {
  const put = [...writes].flatMap(([key, write]) => (write === 'deleted' ? [] : [{ key, ...write }]))
  return [...rows.filter(({ key }) => !writes.has(key)), ...put].sort((one, other) => compareKeys(one.key, other.key))
}

function expiredIn(rows: readonly TestRow[], now: number): readonly string[] {
  const due = rows.flatMap(({ key, expiresAt }) => (expiresAt !== undefined && expiresAt <= now ? [{ key, expiresAt }] : []))
  return due.sort((one, other) => one.expiresAt - other.expiresAt).map(({ key }) => key)
}
