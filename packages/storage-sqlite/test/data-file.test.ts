import { existsSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { StorageInUse } from '../src/lock.ts'
import { openSqliteStorage } from '../src/sqlite-storage.ts'
import { newFile } from './new-file.ts'

it('serves one opener at a time, and the next one after it was closed', async () => {
  const file = newFile()
  const storage = await openSqliteStorage({ file })
  await expect(openSqliteStorage({ file })).rejects.toThrow(StorageInUse)
  await storage.write(async (change) => change.put('a', new Uint8Array([1])))
  await storage.close()

  const next = await openSqliteStorage({ file })
  expect(await next.read((view) => view.get('a'))).toEqual(new Uint8Array([1]))
  await next.close()
})

it('is for its owner alone, and is one file when closed', async () => {
  const file = newFile()
  const storage = await openSqliteStorage({ file })
  await storage.write(async (change) => change.put('a', new Uint8Array([1])))
  for (const each of [file, `${file}-wal`]) expect(statSync(each).mode & 0o777).toBe(0o600)
  await storage.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
})

it('cannot be used once closed', async () => {
  const storage = await openSqliteStorage({ file: newFile() })
  await storage.close()
  await expect(storage.read((view) => view.get('a'))).rejects.toThrow('closed')
  await expect(storage.write(async (change) => change.delete('a'))).rejects.toThrow('closed')
})

it('of another format is refused, and let go of', async () => {
  const file = newFile()
  await (await openSqliteStorage({ file })).close()
  const database = new DatabaseSync(file)
  database.exec('PRAGMA user_version = 99')
  database.close()
  await expect(openSqliteStorage({ file })).rejects.toThrow('format 99')
  await expect(openSqliteStorage({ file })).rejects.toThrow('format 99')
})

it('that is no data file is refused', async () => {
  const file = newFile()
  await (await openSqliteStorage({ file })).close()
  writeFileSync(file, 'something else entirely, and long enough to be looked at'.repeat(100))
  await expect(openSqliteStorage({ file })).rejects.toThrow('not a database')
})

it('takes a change that cannot be written for failed, and goes on', async () => {
  const storage = await openSqliteStorage({ file: newFile() })
  const put = (key: string, expiresAt: number) =>
    storage.write(async (change) => change.put(key, new Uint8Array([1]), { expiresAt }))
  const outcomes = await Promise.allSettled([put('a', 1), put('b', 1e300), put('c', 1)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await storage.read((view) => view.keys({ prefix: '', limit: 9 }))).toEqual(['a', 'c'])
  await storage.close()
})
