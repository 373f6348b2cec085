import { prefixEnd } from '@postern/engine/ports/storage/key-order.ts'
import type { Writes } from '@postern/engine/ports/storage/buffered-change.ts'
import type { Range } from '@postern/engine/ports/storage.ts'
import type { QueryConfig } from 'pg'

// Each has a name, so that a connection plans it once.

export function getStatement(key: string): QueryConfig {
  return { name: 'get', text: 'SELECT value FROM postern_entry WHERE key = $1', values: [key] }
}

export function getManyStatement(keys: readonly string[]): QueryConfig {
  return { name: 'get-many', text: 'SELECT key, value FROM postern_entry WHERE key = ANY($1::text[])', values: [keys] }
}

/** The rows of a range; undefined when nothing can lie in it. */
export function rangeStatement(columns: 'key' | 'key, value', range: Range): QueryConfig | undefined {
  const { prefix, after, limit, reverse = false } = range
  if (limit <= 0) return undefined
  const end = prefixEnd(prefix)
  const conditions = [['key >=', prefix], ...(end === undefined ? [] : [['key <', end]])]
  if (after !== undefined) conditions.push([reverse ? 'key <' : 'key >', after])
  const where = conditions.map(([condition], at) => `${condition} $${at + 2}`).join(' AND ')
  return {
    name: `range ${columns} ${reverse} ${where}`.slice(0, 63),
    text: `SELECT ${columns} FROM postern_entry WHERE ${where} ORDER BY key ${reverse ? 'DESC' : 'ASC'} LIMIT $1`,
    values: [limit, ...conditions.map(([, bound]) => bound)],
  }
}

/** All that a change does, and its line in the log, at once. */
export function changeStatement(writes: Writes, origin: string): QueryConfig {
  // In one order for everybody: two changes that meet in several rows then wait for each other only once.
  const keys = [...writes.keys()].sort()
  const kept = keys.flatMap((key) => {
    const write = writes.get(key)
    return write === undefined || write === 'deleted' ? [] : [{ key, ...write }]
  })
  return {
    name: 'change',
    text: `
      WITH gone AS (DELETE FROM postern_entry WHERE key = ANY($1::text[])),
      kept AS (
        INSERT INTO postern_entry (key, value, expires_at) SELECT * FROM unnest($2::text[], $3::bytea[], $4::bigint[])
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
      )
      INSERT INTO postern_change (keys, origin) VALUES ($5, $6)`,
    values: [
      keys.filter((key) => writes.get(key) === 'deleted'),
      kept.map(({ key }) => key),
      kept.map(({ value }) => Buffer.from(value.buffer, value.byteOffset, value.byteLength)),
      kept.map(({ expiresAt }) => (expiresAt === undefined ? null : Math.floor(expiresAt))),
      keys,
      origin,
    ],
  }
}
