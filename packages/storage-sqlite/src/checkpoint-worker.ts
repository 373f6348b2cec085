import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { askToStartOver, waitForCommits } from './signal.ts'
import { logLimit } from './schema.ts'
import type { WriterData } from './writer.ts'

// Copies the write-ahead log into the file from a thread of its own, so that no commit has to wait for it.

const pause = 300
const { file, signal } = workerData as WriterData // startWriter gave it
const database = new DatabaseSync(file, { timeout: 5000 })
const passive = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
const pageSize = Number(database.prepare('PRAGMA page_size').get()?.page_size)

for (let seen = waitForCommits(signal, 0, pause); seen !== undefined; seen = waitForCommits(signal, seen, pause)) checkpoint()
database.close()

function checkpoint(): void {
  const frames = Number(passive.get()?.log)
  if (frames * pageSize < logLimit) return
  // Once more for what came meanwhile: the less is left, the shorter the writer stands still while the log starts over.
  passive.get()
  askToStartOver(signal)
}
