import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createMemoryStorage } from '@postern/storage-memory/memory-storage.ts'
import { collection } from './collection.ts'
import { UniqueConflict } from './indexes.ts'

const person = z.object({
  id: z.string(),
  name: z.string().optional(),
  team: z.string(),
  badges: z.array(z.string()).default([]),
  ends: z.number().optional(),
})
const people = collection({
  name: 'person',
  schema: person,
  key: ({ id }) => id,
  unique: { byName: { caseless: ({ name }) => name } },
  many: { byTeam: ({ team }) => team, byBadge: ({ badges }) => badges },
  expiresAt: ({ ends }) => ends,
  missing: (id) => new Error(`who is ${id}?`),
})

const ada = person.parse({ id: '1', name: 'Ada', team: 'ops' })
const bob = person.parse({ id: '2', name: 'Bob', team: 'ops' })

let storage = createMemoryStorage()
beforeEach(() => {
  storage = createMemoryStorage()
})

const put = (...records: z.output<typeof person>[]) =>
  storage.write(async (change) => {
    for (const record of records) await people.put(change, record)
  })

describe('a record', () => {
  it('comes back as it was put', async () => {
    await put(ada)
    expect(await storage.read((view) => people.find(view, '1'))).toEqual(ada)
  })

  it('that is missing is refused by find, and undefined for maybe', async () => {
    await expect(storage.read((view) => people.find(view, '9'))).rejects.toThrow('who is 9?')
    expect(await storage.read((view) => people.maybe(view, '9'))).toBeUndefined()
    expect(await storage.read((view) => people.maybeMany(view, ['9', '8']))).toEqual([undefined, undefined])
  })

  it('is kept under a key that begins with the namespace', async () => {
    await put(ada)
    const keys = await storage.read((view) => view.keys({ prefix: '', limit: 10 }))
    expect(keys).toEqual(['root/person/1', 'root/person:byName/ada', 'root/person:byTeam/ops/1'])
    expect(people.idOf('root/person/1')).toBe('1')
    expect(people.idOf('root/person:byName/ada')).toBeUndefined()
  })

  it('that cannot be read back is an error, not a missing record', async () => {
    await storage.write(async (change) => change.put(people.keyOf('1'), new Uint8Array([123])))
    await expect(storage.read((view) => people.maybe(view, '1'))).rejects.toThrow(SyntaxError)
  })

  it('tells the store when it expires', async () => {
    await put({ ...ada, ends: 100 })
    expect(await storage.expired(100, 10)).toEqual(['root/person/1'])
    expect(await storage.expired(99, 10)).toEqual([])
  })
})

it('refuses a record whose id or index is too long for a key, and writes nothing', async () => {
  for (const record of [
    { ...ada, id: 'i'.repeat(3000) },
    { ...ada, name: 'n'.repeat(3000) },
    { ...ada, badges: ['b'.repeat(3000)] },
  ]) {
    await expect(put(record)).rejects.toMatchObject({ reason: { code: 'name_too_long' } })
  }
  expect(await storage.read((view) => view.keys({ prefix: '', limit: 10 }))).toEqual([])
})

describe('an expired record', () => {
  it('goes with its indexes, unless it was prolonged', async () => {
    await put({ ...ada, ends: 100 }, { ...bob, ends: 200 })
    await storage.write(async (change) => {
      for (const id of ['1', '2', '9']) await people.removeExpired(change, id, 100)
    })
    const keys = await storage.read((view) => view.keys({ prefix: '', limit: 10 }))
    expect(keys).toEqual(['root/person/2', 'root/person:byName/bob', 'root/person:byTeam/ops/2'])
  })
})

describe('a unique index', () => {
  it('finds the record in any case', async () => {
    await put(ada)
    expect(await storage.read((view) => people.maybeBy(view, 'byName', 'ADA'))).toEqual(ada)
    expect(await storage.read((view) => people.idBy(view, 'byName', 'eve'))).toBeUndefined()
  })

  it('refuses a value that another record holds, and writes nothing', async () => {
    await put(ada)
    const conflict = await storage.write((change) => people.tryPut(change, { ...bob, name: 'aDa' }))
    expect(conflict).toEqual({ index: 'byName', value: 'ada', holder: '1' })
    await expect(put({ ...bob, name: 'ada' })).rejects.toThrow(UniqueConflict)
    expect(await storage.read((view) => people.list(view))).toEqual(['1'])
  })

  it('lets a record keep its own value, and frees the one it gives up', async () => {
    await put(ada)
    await put({ ...ada, team: 'dev' })
    await put({ ...ada, name: 'Countess' })
    await put({ ...bob, name: 'Ada' })
    expect(await storage.read((view) => people.idBy(view, 'byName', 'ada'))).toBe('2')
  })

  it('sees a value taken earlier in the same change', async () => {
    await expect(put(ada, { ...bob, name: 'ADA' })).rejects.toThrow(UniqueConflict)
    expect(await storage.read((view) => people.list(view))).toEqual([])
  })

  it('lists its values in order, page by page', async () => {
    await put(bob, ada)
    const filed = (page: Parameters<typeof people.filed>[2]) => storage.read((view) => people.filed(view, 'byName', page))
    expect(await filed({})).toEqual([
      { value: 'ada', id: '1' },
      { value: 'bob', id: '2' },
    ])
    expect(await filed({ after: 'ada', limit: 5 })).toEqual([{ value: 'bob', id: '2' }])
    expect(await filed({ prefix: 'a' })).toEqual([{ value: 'ada', id: '1' }])
  })

  it('files a record under several values', async () => {
    const cards = collection({ name: 'card', schema: person, key: ({ id }) => id, unique: { byBadge: ({ badges }) => badges } })
    await storage.write((change) => cards.put(change, { ...ada, badges: ['red', 'blue'] }))
    await storage.write((change) => cards.put(change, { ...ada, badges: ['red', 'green'] }))
    expect(await storage.write((change) => cards.tryPut(change, { ...bob, badges: ['blue', 'green'] }))).toMatchObject({
      value: 'green',
    })
    expect(await storage.read((view) => cards.filed(view, 'byBadge'))).toEqual([
      { value: 'green', id: '1' },
      { value: 'red', id: '1' },
    ])
  })

  it('does not mix up values that only differ in what keys cannot hold', async () => {
    await put({ ...ada, name: 'x\ud800' }, { ...bob, name: 'x\ud801' })
    expect(await storage.read((view) => people.idBy(view, 'byName', 'x\ud801'))).toBe('2')
  })
})

describe('an index of many', () => {
  it('lists the ids page by page', async () => {
    await put(ada, bob)
    expect(await storage.read((view) => people.idsBy(view, 'byTeam', 'ops'))).toEqual(['1', '2'])
    expect(await storage.read((view) => people.idsBy(view, 'byTeam', 'ops', { after: '1', limit: 5 }))).toEqual(['2'])
  })

  it('follows a record from value to value', async () => {
    await put({ ...ada, badges: ['red', 'blue'] })
    await put({ ...ada, badges: ['blue', 'green'] })
    const holders = (badge: string) => storage.read((view) => people.idsBy(view, 'byBadge', badge))
    expect([await holders('red'), await holders('blue'), await holders('green')]).toEqual([[], ['1'], ['1']])
  })

  it('keeps a value with a slash apart from its neighbours', async () => {
    await put({ ...ada, team: 'ops/eu' }, { ...bob, team: 'ops' })
    expect(await storage.read((view) => people.idsBy(view, 'byTeam', 'ops'))).toEqual(['2'])
    expect(await storage.read((view) => people.idsBy(view, 'byTeam', 'ops/eu'))).toEqual(['1'])
  })
})

describe('a list', () => {
  it('goes on behind an id, within a family, forwards and backwards', async () => {
    await put(...['m/a', 'm/b', 'n/a', 'n\u0000'].map((id) => person.parse({ id, team: 'ops' })))
    const list = (page: Parameters<typeof people.list>[1]) => storage.read((view) => people.list(view, page))
    expect(await list({})).toEqual(['m/a', 'm/b', 'n\u0000', 'n/a'])
    expect(await list({ prefix: 'm/' })).toEqual(['m/a', 'm/b'])
    expect(await list({ after: 'm/a', limit: 1 })).toEqual(['m/b'])
    expect(await list({ reverse: true, limit: 2 })).toEqual(['n/a', 'n\u0000'])
    expect((await storage.read((view) => people.records(view, { prefix: 'm/' }))).map(({ id }) => id)).toEqual(['m/a', 'm/b'])
  })
})

it('leaves nothing behind when a record is removed', async () => {
  await put({ ...ada, badges: ['red'] })
  expect(await storage.write((change) => people.remove(change, '1'))).toMatchObject({ name: 'Ada' })
  expect(await storage.write((change) => people.remove(change, '1'))).toBeUndefined()
  expect(await storage.read((view) => view.keys({ prefix: '', limit: 10 }))).toEqual([])
})
