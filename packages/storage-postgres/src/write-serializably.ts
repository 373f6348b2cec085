import type { Change } from '@postern/engine/ports/storage.ts'
import type { Pool } from 'pg'
import { locks } from './schema.ts'
import { giveBack, isConflict, writeOnce } from './transaction.ts'

const mostTries = 50
const triesAtOnce = 4

/** Too many others wrote to the same at the same time, again and again. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention'

  constructor(cause: unknown) {
    super(`a change lost against others ${mostTries} times`, { cause })
  }
}

export interface Writing {
  readonly pool: Pool
  /** What the log of changes calls this process. */
  readonly origin: string
  /** Called with the keys once they are committed. */
  readonly committed: (keys: readonly string[]) => void
}

/** Writes as if alone: PostgreSQL finds the conflicts, and the work runs again after one. */
export function createWriting({ pool, origin, committed }: Writing): <T>(work: (change: Change) => Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()

  async function attempt<T>(work: (change: Change) => Promise<T>, hasTurn: boolean): Promise<T> {
    const client = await pool.connect()
    try {
      if (hasTurn) await client.query('SELECT pg_advisory_lock($1)', [locks.losers])
      const { result, keys } = await writeOnce(client, work, origin)
      if (keys.length > 0) committed(keys)
      return result
    } finally {
      // Closing a connection lets go of its locks as well, so a failure here needs no care.
      if (hasTurn) await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
      giveBack(client)
    }
  }

  /** Who has lost several times queues up with the others who have: here in this process, then on all instances. */
  function attemptInTurn<T>(work: (change: Change) => Promise<T>): Promise<T> {
    const next = turn.then(() => attempt(work, true))
    turn = next.catch(() => undefined)
    return next
  }

  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await (tries <= triesAtOnce ? attempt(work, false) : attemptInTurn(work))
      } catch (error) {
        if (!isConflict(error)) throw error
        if (tries === mostTries) throw new TooMuchContention(error)
      }
    }
  }
}
