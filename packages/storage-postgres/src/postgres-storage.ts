import { randomUUID } from 'node:crypto'
import type { Changed, Storage } from '@postern/engine/ports/storage.ts'
import { Pool } from 'pg'
import { followChanges } from './change-log.ts'
import { prepareSchema } from './schema.ts'
import { readOnce } from './transaction.ts'
import { createWriting } from './write-serializably.ts'

/** Which database, and how many connections to it at most. */
export interface PostgresOptions {
  readonly url: string
  readonly connections?: number
}

/** A storage in a PostgreSQL database, for any number of processes. */
export async function openPostgresStorage({ url, connections = 16 }: PostgresOptions): Promise<Storage> {
  const listeners = new Set<(changed: Changed) => void>()
  const running = new Set<Promise<unknown>>()
  const origin = randomUUID()
  const connection = { connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'postern' }
  const pool = new Pool({ ...connection, max: connections, pipeline: true })
  // An idle connection that breaks is replaced when one is needed; whoever uses one hears of it there.
  pool.on('error', () => undefined)
  // One that breaks in use says so twice: to the statement under way, which throws, and to listeners like this.
  pool.on('connect', (client) => client.on('error', () => undefined))
  let hasClosed = false

  const tell = (changed: Changed) => {
    for (const listener of listeners) listener(changed)
  }
  const tracked = <T>(task: () => Promise<T>): Promise<T> => {
    if (hasClosed) return Promise.reject(new Error('the storage is closed'))
    const started = task()
    const forget = () => running.delete(started)
    running.add(started)
    started.then(forget, forget)
    return started
  }

  const log = await prepared(pool, () => followChanges({ connection, origin, changed: tell }))
  const write = createWriting({
    pool,
    origin,
    committed(keys) {
      tell(keys)
      log.announce()
    },
  })

  return {
    read: (work) => tracked(() => readOnce(pool, work)),
    write: (work) => tracked(() => write(work)),
    expired: (now, limit) =>
      tracked(async () => {
        if (!(await log.maySweep())) return []
        const due = 'SELECT key FROM postern_entry WHERE expires_at <= $1 ORDER BY expires_at, key LIMIT $2'
        const { rows } = await pool.query<{ key: string }>(due, [Math.floor(now), limit])
        return rows.map(({ key }) => key)
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async close() {
      hasClosed = true
      await Promise.allSettled(running)
      await log.close()
      await pool.end()
    },
  }
}

async function prepared<T>(pool: Pool, next: () => Promise<T>): Promise<T> {
  try {
    const client = await pool.connect()
    try {
      await prepareSchema(client)
    } finally {
      client.release()
    }
    return await next()
  } catch (error) {
    await pool.end()
    throw error
  }
}
