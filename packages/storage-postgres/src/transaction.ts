import { bufferedChange } from '@postern/engine/ports/storage/buffered-change.ts'
import type { Change, View } from '@postern/engine/ports/storage.ts'
import { DatabaseError, type Pool, type PoolClient, type QueryConfig } from 'pg'
import { databaseView } from './database-view.ts'
import { changeStatement } from './statements.ts'

/** A transaction on a connection; one round trip for the first statement, and one for the last. */
interface Transaction {
  readonly view: View
  /** Ends it, after a last statement if there is one. Rejects when what was read or written does not count. */
  end(last?: QueryConfig): Promise<void>
}

/** Reads one moment of the database. */
export async function readOnce<T>(pool: Pool, work: (view: View) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const transaction = begin(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    return await work(transaction.view)
  } finally {
    // Nothing can go wrong here that the work has not met, so nobody waits for the end.
    void transaction
      .end()
      .catch(() => undefined)
      .finally(() => giveBack(client))
  }
}

/** Runs the work once as if alone, and gives its result with the keys that changed. Throws on a conflict. */
export async function writeOnce<T>(
  client: PoolClient,
  work: (change: Change) => Promise<T>,
  origin: string,
): Promise<{ readonly result: T; readonly keys: readonly string[] }> {
  const transaction = begin(client, 'BEGIN ISOLATION LEVEL SERIALIZABLE')
  const change = bufferedChange(transaction.view)
  let result: T
  try {
    result = await work(change)
  } catch (error) {
    // What was read only counts if its transaction ends well, and so does a refusal that follows from it.
    await transaction.end()
    throw error
  } finally {
    change.end()
  }
  const keys = [...change.writes.keys()]
  await transaction.end(keys.length > 0 ? changeStatement(change.writes, origin) : undefined)
  return { result, keys }
}

/** Serialization failure or deadlock: the same work may succeed the next time. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01')
}

/** Gives a connection back; one that is not done with its transaction is closed instead. */
export function giveBack(client: PoolClient): void {
  client.release(client.getTransactionStatus() !== 'I')
}

function begin(client: PoolClient, how: string): Transaction {
  // The connection is a pipeline, so the first statement need not wait for this one to be answered.
  const begun = client.query(how)
  begun.catch(() => undefined)
  let hasEnded = false

  return {
    view: databaseView(async (statement) => {
      if (hasEnded) throw new Error('a view was read after the end of its transaction')
      return client.query(statement)
    }),
    async end(last) {
      hasEnded = true
      // After a statement that failed, PostgreSQL takes COMMIT for ROLLBACK.
      const answers = [begun, ...(last === undefined ? [] : [client.query(last)]), client.query('COMMIT')]
      await Promise.allSettled(answers)
      await Promise.all(answers)
    },
  }
}
