import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storageConformance } from '@postern/storage-conformance/storage-conformance.ts'
import { afterAll } from 'vitest'
import { openSqliteStorage } from '../src/sqlite-storage.ts'

const directory = mkdtempSync(join(tmpdir(), 'postern-sqlite-'))
afterAll(() => rmSync(directory, { recursive: true }))

storageConformance({ name: 'SQLite', open: () => openSqliteStorage({ file: join(directory, 'postern.db') }) })
