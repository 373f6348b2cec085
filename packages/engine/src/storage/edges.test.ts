import { expect, it } from 'vitest'
import { createMemoryStorage } from '@postern/storage-memory/memory-storage.ts'
import { edges } from './edges.ts'

const members = edges('group-member')

async function linked(...pairs: readonly (readonly [string, string])[]) {
  const storage = createMemoryStorage()
  await storage.write(async (change) => {
    for (const [group, entity] of pairs) members.link(change, group, entity)
  })
  return storage
}

it('is seen from both ends', async () => {
  const storage = await linked(['g', 'e1'], ['g', 'e2'], ['h', 'e1'])
  expect(await storage.read((view) => members.leadingFrom(view, 'g'))).toEqual(['e1', 'e2'])
  expect(await storage.read((view) => members.leadingTo(view, 'e1'))).toEqual(['g', 'h'])
  expect(await storage.read((view) => members.leadingFrom(view, 'g', { after: 'e1', limit: 1 }))).toEqual(['e2'])
  expect(await storage.read((view) => members.isLinked(view, 'h', 'e1'))).toBe(true)
  expect(await storage.read((view) => members.isLinked(view, 'h', 'e2'))).toBe(false)
})

it('goes from both ends', async () => {
  const storage = await linked(['g', 'e1'], ['h', 'e1'])
  await storage.write(async (change) => members.unlink(change, 'g', 'e1'))
  expect(await storage.read((view) => members.leadingTo(view, 'e1'))).toEqual(['h'])
  expect(await storage.read((view) => view.keys({ prefix: '', limit: 9 }))).toHaveLength(2)
})

it('can be cut in batches', async () => {
  const storage = await linked(['g', 'e1'], ['g', 'e2'], ['g', 'e3'], ['h', 'e3'])
  expect(await storage.write((change) => members.unlinkAllFrom(change, 'g', 2))).toEqual(['e1', 'e2'])
  expect(await storage.write((change) => members.unlinkAllFrom(change, 'g', 2))).toEqual(['e3'])
  expect(await storage.write((change) => members.unlinkAllTo(change, 'e3'))).toEqual(['h'])
  expect(await storage.read((view) => view.keys({ prefix: '', limit: 9 }))).toEqual([])
})

it('refuses names too long for a key', async () => {
  const storage = createMemoryStorage()
  const linking = storage.write(async (change) => members.link(change, 'g', 'e'.repeat(2048)))
  await expect(linking).rejects.toMatchObject({ reason: { code: 'name_too_long' } })
})
