import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '#world/clock.ts'
import { KeyFileError } from './key-file.ts'
import { openBarrier } from './open-barrier.ts'
import { openStorage } from './open-storage.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'postern-data-'))
const bytes = new TextEncoder()

async function start(folder: string) {
  const store = { kind: 'sqlite', folder } as const
  const storage = await openStorage(store)
  try {
    return { storage, ...(await openBarrier({ storage, clock: systemClock, config: { store, seal: 'static' } })) }
  } catch (error) {
    await storage.close()
    throw error
  }
}

it('is made at the first start, opened at the next, and keeps what was written', async () => {
  const folder = newFolder()
  const first = await start(folder)
  expect(first.isNew).toBe(true)
  await first.barrier.storage.write((change) => Promise.resolve(change.put('root/a', bytes.encode('one'))))
  await first.storage.close()

  const second = await start(folder)
  expect(second.isNew).toBe(false)
  const value = await second.barrier.storage.read((view) => view.get('root/a'))
  expect(value && new TextDecoder().decode(value)).toBe('one')
  await second.storage.close()
})

it('leaves no secret in clear on the disk', async () => {
  const folder = newFolder()
  const { barrier, storage } = await start(folder)
  await barrier.storage.write((change) => Promise.resolve(change.put('root/a', bytes.encode('a planted secret'))))
  const files = () => readdirSync(folder).filter((name) => name.startsWith('postern.db'))
  const isClear = () => files().some((name) => readFileSync(join(folder, name)).includes('a planted secret'))
  expect(files().length).toBeGreaterThan(0)
  expect(isClear()).toBe(false)
  await storage.close()
  expect(isClear()).toBe(false)
})

it('does not start, and makes no new key, when the key file is gone', async () => {
  const folder = newFolder()
  await (await start(folder)).storage.close()
  rmSync(join(folder, 'unseal.key'))
  await expect(start(folder)).rejects.toThrow(KeyFileError)
  expect(readdirSync(folder)).not.toContain('unseal.key')
})

it('stays sealed where people hold the shares', async () => {
  const storage = await openStorage({ kind: 'memory' })
  const { barrier } = await openBarrier({ storage, clock: systemClock, config: { store: { kind: 'memory' }, seal: 'shamir' } })
  expect(barrier.isSealed()).toBe(true)
  expect(await barrier.config()).toBeUndefined()
})
