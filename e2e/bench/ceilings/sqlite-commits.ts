import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { answerQuestions } from '../processes/answer-questions.ts'

// The ceiling of anything that writes: rows of 500 bytes in durable commits of as many rows as there are writers.

const rowsPerCommit = 32
const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))

const database = new DatabaseSync(join(folder, 'rows.db'))
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE row (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
`)
const put = database.prepare('INSERT INTO row (key, value) VALUES (?, ?)')

function rateFor(seconds: number): number {
  const begin = performance.now()
  const end = begin + seconds * 1000
  let rows = 0
  while (performance.now() < end) {
    database.exec('BEGIN')
    for (let row = 0; row < rowsPerCommit; row += 1) put.run(randomUUID(), randomBytes(500))
    database.exec('COMMIT')
    rows += rowsPerCommit
  }
  return (1000 * rows) / (performance.now() - begin)
}

answerQuestions({}, (question) => ({ rate: rateFor((question as { readonly seconds: number }).seconds) }))
