import type { DatabaseSync } from 'node:sqlite'

/** Files that another version of the program wrote say so here. */
export const formatVersion = 1

/** How many bytes the write-ahead log may have before it is made to start over. */
export const logLimit = 64 * 1024 * 1024

// Most rows are found by their key and have a few hundred bytes, so the key's tree holds them itself.
const tables = `
  CREATE TABLE IF NOT EXISTS entry (
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL,
    expires_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_expires_at ON entry (expires_at) WHERE expires_at IS NOT NULL;
`

/** Makes the tables of a new file, and refuses one that is not ours to read. */
export function prepareSchema(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL')
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version === formatVersion) return
  if (version !== 0) throw new Error(`the data file has format ${version}, this program reads format ${formatVersion}`)
  database.exec(`BEGIN IMMEDIATE; ${tables} PRAGMA user_version = ${formatVersion}; COMMIT`)
}

/** The statements, in one place, so that a test can look at how SQLite goes about them. */
export const statements = {
  get: 'SELECT value FROM entry WHERE key = ?',
  put: 'INSERT INTO entry (key, value, expires_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at',
  delete: 'DELETE FROM entry WHERE key = ?',
  expired: 'SELECT key FROM entry WHERE expires_at <= ? ORDER BY expires_at, key LIMIT ?',
} as const

/** What a range asks for: its columns, where it begins and ends, and which way it goes. */
export interface RangeShape {
  readonly columns: 'key' | 'key, value'
  readonly from: '>=' | '>'
  readonly hasEnd: boolean
  readonly reverse: boolean
}

/** The statement of a range; parameters: the lower bound, the upper bound if any, the limit. */
export function rangeStatement({ columns, from, hasEnd, reverse }: RangeShape): string {
  const end = hasEnd ? ' AND key < ?' : ''
  return `SELECT ${columns} FROM entry WHERE key ${from} ?${end} ORDER BY key ${reverse ? 'DESC' : 'ASC'} LIMIT ?`
}
