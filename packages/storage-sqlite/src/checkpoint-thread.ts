import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { askToStartOver, waitForCommits } from './signal.ts'
import type { WriterData } from './writer.ts'

// Copies the write-ahead log into the file from a thread of its own, so that no commit has to wait for it.

const pause = 300

const { file, signal }: WriterData = workerData
const database = new DatabaseSync(file, { timeout: 5000 })
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

for (let seen = waitForCommits(signal, 0, pause); seen !== undefined; seen = waitForCommits(signal, seen, pause)) {
  const t = performance.now()
  const r = checkpoint.get()
  if (process.env.DBG) console.log('passive', performance.now() - t, r)
  if (Number(r?.log) * 4096 > 64 * 1024 * 1024) askToStartOver(signal)
}
database.close()
