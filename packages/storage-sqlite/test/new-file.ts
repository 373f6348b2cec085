import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The name of a data file in a directory of its own, which goes with the test. */
export function newFile(): string {
  const directory = mkdtempSync(join(tmpdir(), 'postern-sqlite-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return join(directory, 'data', 'postern.db')
}
