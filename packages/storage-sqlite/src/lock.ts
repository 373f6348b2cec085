import { DatabaseSync } from 'node:sqlite'

/** Another program has the data file open. */
export class StorageInUse extends Error {
  override readonly name = 'StorageInUse'
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(`${file} is in use by another process; a data file serves one process at a time`, { cause })
    this.file = file
  }
}

/**
 * Holds the data file for this process, and gives the way to let go. The lock is SQLite's own, on a file beside the
 * data, because the system takes it away with the process, however that ends.
 */
export function lock(file: string): () => void {
  const database = new DatabaseSync(`${file}.lock`, { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw new StorageInUse(file, error)
  }
  return () => database.close()
}
