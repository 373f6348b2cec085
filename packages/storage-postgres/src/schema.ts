import type { ClientBase } from 'pg'

/** Tables that another version of the program made say so here. */
const formatVersion = 1

/** Locks that everybody who uses the database agrees on; `postern` in ASCII, cut to fit, and what for. */
export const locks = { schema: 0x706f7301, sweeping: 0x706f7302, losers: 0x706f7303 } as const

/** The channel on which a commit is announced. */
export const channel = 'postern_change'

const tables = `
  CREATE TABLE postern_entry (
    key text COLLATE "C" PRIMARY KEY,
    value bytea NOT NULL,
    expires_at bigint
  );
  CREATE INDEX postern_entry_expires_at ON postern_entry (expires_at, key) WHERE expires_at IS NOT NULL;
  CREATE TABLE postern_change (
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    origin uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    keys text[] NOT NULL
  );
  CREATE INDEX postern_change_transaction ON postern_change (transaction);
  CREATE TABLE postern_format (version integer NOT NULL);
  INSERT INTO postern_format VALUES (${formatVersion});
`

/** Makes the tables of a new database, one instance at a time, and refuses a database that is not ours to use. */
export async function prepareSchema(client: ClientBase): Promise<void> {
  const { rows: encodings } = await client.query<{ server_encoding: string }>('SHOW server_encoding')
  const encoding = encodings[0]?.server_encoding
  // The order of keys is the order of their UTF-8, and nothing else can hold every key.
  if (encoding !== 'UTF8') throw new Error(`the database has the encoding ${encoding}; Postern needs UTF8`)
  await client.query('SELECT pg_advisory_lock($1)', [locks.schema])
  try {
    await createTables(client)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [locks.schema])
  }
}

async function createTables(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(`SELECT to_regclass('postern_format') IS NOT NULL AS found`)
  if (rows[0]?.found !== true) {
    await client.query(`BEGIN; ${tables} COMMIT`)
    return
  }
  const { rows: formats } = await client.query<{ version: number }>('SELECT version FROM postern_format')
  const version = formats[0]?.version
  if (version !== formatVersion) throw new Error(`the database has format ${version}, this program reads format ${formatVersion}`)
}
