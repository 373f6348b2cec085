import { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type Packed, type PackedRow, unpacked } from './packed.ts'
import { logLimit, statements } from './schema.ts'
import { isAskedToStartOver, noteCommit } from './signal.ts'
import type { WriterData, WriterReply } from './writer.ts'

// Runs in a thread of its own: whatever was queued while the last commit ran goes into the next one, under one sync.

const rowsPerCommit = 4096

const { file, signal } = workerData as WriterData // startWriter gave it
const port = parentPort
if (port === null) throw new Error('this is the writer thread of a storage, not a program')

const database = new DatabaseSync(file, { timeout: 50 })
database.exec(`
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 0;
  PRAGMA journal_size_limit = ${logLimit};
  PRAGMA cache_size = -32768;
`)
const put = database.prepare(statements.put)
const remove = database.prepare(statements.delete)
const startOver = database.prepare('PRAGMA wal_checkpoint(RESTART)')

port.on('message', (message: Packed | 'close') => {
  if (message === 'close') {
    database.close()
    port.close()
    return
  }
  const changes = [...unpacked(message)]
  while (changes.length < rowsPerCommit) {
    const next: { readonly message: Packed | 'close' } | undefined = receiveMessageOnPort(port)
    if (next === undefined) break
    if (next.message === 'close') throw new Error('the storage was closed with writes under way')
    changes.push(...unpacked(next.message))
  }
  port.postMessage(committed(changes))
  noteCommit(signal)
  // Under load the log never gets to start over by itself: somebody is always reading from it.
  if (isAskedToStartOver(signal)) startOver.run()
})
port.postMessage({ done: 0, failures: [] } satisfies WriterReply)

/** Commits all changes together; if that fails, each by itself, so that only the faulty one fails. */
function committed(changes: readonly (readonly PackedRow[])[]): WriterReply {
  if (failureOf(changes) === undefined) return { done: changes.length, failures: [] }
  const failures = changes.flatMap((change, at) => {
    const message = failureOf([change])
    return message === undefined ? [] : [{ at, message }]
  })
  return { done: changes.length, failures }
}

function failureOf(changes: readonly (readonly PackedRow[])[]): string | undefined {
  try {
    database.exec('BEGIN IMMEDIATE')
    for (const rows of changes) for (const row of rows) apply(row)
    database.exec('COMMIT')
    return undefined
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    return error instanceof Error ? error.message : String(error)
  }
}

function apply({ key, value, expiresAt }: PackedRow): void {
  if (value === undefined) remove.run(key)
  else put.run(key, value, expiresAt)
}
