import type { Changed } from '@postern/engine/ports/storage.ts'
import { Client, type ClientConfig } from 'pg'
import { channel, locks } from './schema.ts'

/** What the other instances change, as told by the log they write. */
export interface ChangeLog {
  /** Tells the others that there is something new in the log. */
  announce(): void
  /** Whether this instance is the one that sweeps; the first to ask is, until its connection ends. */
  maySweep(): Promise<boolean>
  close(): Promise<void>
}

export interface ChangeLogOptions {
  readonly connection: ClientConfig
  readonly origin: string
  readonly changed: (changed: Changed) => void
}

const pollMillis = 1000
const tidyMillis = 60_000

// Changes become visible in the order of their commits, not of their numbers, so what is new is what the last
// snapshot did not see.
const news = `
  SELECT pg_current_snapshot()::text AS moment, ARRAY(
    SELECT unnest(keys) FROM postern_change
    WHERE transaction >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(transaction, seen) AND origin <> $2
  ) AS keys FROM (SELECT coalesce($1::pg_snapshot, pg_current_snapshot()) AS seen) AS last`

interface News {
  readonly moment: string
  readonly keys: readonly string[]
}

/**
 * Follows the log. A notification says when to look; should one get lost, the next look is a second away. While the
 * connection is down everything counts as changed, so that nobody relies on what was cached.
 */
export async function followChanges({ connection, origin, changed }: ChangeLogOptions): Promise<ChangeLog> {
  let client: Client | undefined
  let moment: string | undefined
  let isSweeping = false
  let looking: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  let hasClosed = false
  let isAnnouncing = false

  async function connect(): Promise<Client> {
    const fresh = new Client({ ...connection, pipeline: true })
    fresh.on('error', () => lose(fresh))
    fresh.on('notification', ({ payload }) => void (payload === origin || look()))
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    return fresh
  }

  function lose(lost: Client): void {
    if (client !== lost) return
    client = undefined
    isSweeping = false
    changed('everything')
  }

  async function read(): Promise<void> {
    const current = (client ??= await connect())
    try {
      const { rows } = await current.query<News>(news, [moment ?? null, origin])
      moment = rows[0]?.moment
      if (rows[0] && rows[0].keys.length > 0) changed(rows[0].keys)
    } catch (error) {
      lose(current)
      current.end().catch(() => undefined)
      throw error
    }
  }

  /** Who asks while a look is under way waits for the next one: that one may have missed what is asked about. */
  function look(): Promise<void> {
    next ??= looking.then(() => {
      next = undefined
      looking = read().catch(() => {
        if (!hasClosed) changed('everything')
      })
      return looking
    })
    return next
  }

  async function tidy(): Promise<void> {
    if (isSweeping) await client?.query(`DELETE FROM postern_change WHERE at < now() - interval '10 minutes'`)
  }

  client = await connect()
  await read()
  const polls = setInterval(() => void look(), pollMillis).unref()
  const tidying = setInterval(() => void tidy().catch(() => undefined), tidyMillis).unref()

  return {
    announce() {
      if (isAnnouncing) return
      isAnnouncing = true
      // Once for all commits of a moment: in the transaction itself, a notification would make commits queue up.
      setImmediate(() => {
        isAnnouncing = false
        client?.query('SELECT pg_notify($1, $2)', [channel, origin]).catch(() => undefined)
      })
    },
    async maySweep() {
      if (isSweeping || client === undefined) return isSweeping
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [locks.sweeping])
      isSweeping = rows[0]?.locked === true
      return isSweeping
    },
    async close() {
      hasClosed = true
      clearInterval(polls)
      clearInterval(tidying)
      await (next ?? looking)
      await client?.end()
    },
  }
}
