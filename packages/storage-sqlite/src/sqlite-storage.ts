import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serializable } from '@postern/engine/ports/storage/serializable.ts'
import type { Storage } from '@postern/engine/ports/storage.ts'
import { lock } from './lock.ts'
import { openReaders } from './readers.ts'
import { prepareSchema } from './schema.ts'
import { startWriter } from './writer.ts'

/** Where the data is. */
export interface SqliteOptions {
  readonly file: string
}

/** A storage in one file, for one process. Throws {@link StorageInUse} when another process has it open. */
export async function openSqliteStorage({ file }: SqliteOptions): Promise<Storage> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unlock = lock(file)
  try {
    createFile(file)
  } catch (error) {
    unlock()
    throw error
  }
  const readers = openReaders(file)
  const writer = startWriter(file, readers.refresh)
  const close = async () => {
    await writer.stopCheckpoints()
    readers.close()
    // The last connection takes the write-ahead log with it, so the one that may write closes last.
    await writer.close()
    unlock()
  }
  try {
    await writer.ready
  } catch (error) {
    await close()
    throw error
  }
  const transactions = serializable({ snapshot: readers.snapshot, apply: writer.apply })

  return {
    ...transactions,
    expired: async (now, limit) => readers.expired(now, limit),
    async close() {
      await transactions.close()
      await close()
    },
  }
}

// Made by hand first, so that nobody else may read it; SQLite gives its log the same rights.
function createFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    prepareSchema(database)
  } finally {
    database.close()
  }
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
