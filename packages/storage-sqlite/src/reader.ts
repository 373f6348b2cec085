import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { compareKeys, prefixEnd } from '@postern/engine/ports/storage/key-order.ts'
import type { Range, View } from '@postern/engine/ports/storage.ts'
import { type RangeShape, rangeStatement, statements } from './schema.ts'

/** A connection that reads, one snapshot at a time. */
export interface Reader {
  begin(): void
  end(): void
  readonly view: View
  expired(now: number, limit: number): readonly string[]
  close(): void
}

export function openReader(file: string): Reader {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  database.exec('PRAGMA cache_size = -8192; PRAGMA mmap_size = 1073741824')
  const prepared = new Map<string, StatementSync>()

  function statement(sql: string): StatementSync {
    const known = prepared.get(sql)
    if (known) return known
    const fresh = database.prepare(sql)
    fresh.setReturnArrays(true)
    prepared.set(sql, fresh)
    return fresh
  }

  const begin = statement('BEGIN')
  const end = statement('COMMIT')
  const one = statement(statements.get)

  function get(key: string): Uint8Array | undefined {
    const row = one.get(key)
    return row === undefined ? undefined : bytesIn(row, 0)
  }

  function rowsOf(columns: RangeShape['columns'], range: Range): readonly object[] {
    const bounds = boundsOf(range)
    if (bounds === undefined) return []
    const { low, from, high } = bounds
    const sql = rangeStatement({ columns, from, hasEnd: high !== undefined, reverse: range.reverse ?? false })
    return statement(sql).all(low, ...(high === undefined ? [] : [high]), range.limit)
  }

  return {
    begin: () => void begin.run(),
    end: () => void end.run(),
    view: {
      get: async (key) => get(key),
      getMany: async (keys) => keys.map(get),
      range: async (range) => rowsOf('key, value', range).map((row) => ({ key: textIn(row, 0), value: bytesIn(row, 1) })),
      keys: async (range) => rowsOf('key', range).map((row) => textIn(row, 0)),
    },
    expired: (now, limit) =>
      statement(statements.expired)
        .all(Math.floor(now), limit)
        .map((row) => textIn(row, 0)),
    close: () => database.close(),
  }
}

interface Bounds {
  readonly low: string
  readonly from: RangeShape['from']
  readonly high: string | undefined
}

/** Where a range begins and ends; undefined when nothing can lie between. */
function boundsOf({ prefix, after, reverse, limit }: Range): Bounds | undefined {
  if (limit <= 0) return undefined
  const end = prefixEnd(prefix)
  if (after === undefined) return { low: prefix, from: '>=', high: end }
  if (reverse) return { low: prefix, from: '>=', high: end === undefined || compareKeys(after, end) < 0 ? after : end }
  return compareKeys(after, prefix) < 0 ? { low: prefix, from: '>=', high: end } : { low: after, from: '>', high: end }
}

function textIn(row: object, column: number): string {
  const value: unknown = Reflect.get(row, column)
  if (typeof value !== 'string') throw new Error('the data file holds a key that is not text')
  return value
}

function bytesIn(row: object, column: number): Uint8Array {
  const value: unknown = Reflect.get(row, column)
  if (!(value instanceof Uint8Array)) throw new Error('the data file holds a value that is not bytes')
  return value
}
