import { createMemoryStorage } from '@postern/storage-memory/memory-storage.ts'
import { nodeCipher } from '@postern/server/world/cipher.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, textOf } from '#storage/text.ts'
import { createSettableClock } from '#testing/settable-clock.ts'
import { createBarrier, SealedError } from './barrier.ts'
import { TamperedValue } from './sealed-value.ts'
import { combineShares, splitKey } from './shamir.ts'

const unsealKey = nodeCipher.randomBytes(32)
const staticSeal = { type: 'static', shares: 1, threshold: 1 } as const

function newBarrier() {
  const storage = createMemoryStorage()
  const parts = { storage, cipher: nodeCipher, clock: createSettableClock() }
  return { storage, parts, barrier: createBarrier(parts) }
}

async function openBarrier() {
  const made = newBarrier()
  await made.barrier.initialise(unsealKey, staticSeal)
  await made.barrier.unseal(unsealKey)
  return made
}

const put = (key: string, value: string) => (change: { put(key: string, value: Uint8Array): void }) =>
  Promise.resolve(change.put(key, bytesOf(value)))

describe('spec/core.md 17.1: encryption at rest', () => {
  it('gives back what was put, also in a range, and after a restart', async () => {
    const { barrier, parts } = await openBarrier()
    await barrier.storage.write(put('root/a', 'one'))

    const restarted = createBarrier(parts)
    expect(restarted.isSealed()).toBe(true)
    expect(await restarted.unseal(unsealKey)).toBe(true)
    const rows = await restarted.storage.read((view) => view.range({ prefix: 'root/', limit: 10 }))
    expect(rows.map(({ key, value }) => [key, textOf(value)])).toEqual([['root/a', 'one']])
  })

  it('stores nothing in clear', async () => {
    const { barrier, storage } = await openBarrier()
    await barrier.storage.write(put('root/a', 'a planted secret'))
    const rows = await storage.read((view) => view.range({ prefix: '', limit: 100 }))
    expect(rows.length).toBeGreaterThan(2)
    for (const { value } of rows) expect(Buffer.from(value).includes('planted')).toBe(false)
  })

  it('initialises once', async () => {
    const { barrier } = await openBarrier()
    expect(await barrier.initialise(nodeCipher.randomBytes(32), staticSeal)).toBe(false)
    expect(await barrier.unseal(unsealKey)).toBe(true)
  })

  it('does not open with another key, nor before it is initialised', async () => {
    const { barrier } = newBarrier()
    expect(await barrier.config()).toBeUndefined()
    expect(await barrier.unseal(unsealKey)).toBe(false)
    await barrier.initialise(unsealKey, staticSeal)
    expect(await barrier.unseal(nodeCipher.randomBytes(32))).toBe(false)
    expect(barrier.isSealed()).toBe(true)
  })

  it('reads and writes nothing while sealed', async () => {
    const { barrier } = await openBarrier()
    await barrier.storage.write(put('root/a', 'one'))
    barrier.seal()
    await expect(barrier.storage.read((view) => view.get('root/a'))).rejects.toThrow(SealedError)
    await expect(barrier.storage.write(put('root/b', 'two'))).rejects.toThrow(SealedError)
  })

  it('opens what older keys sealed, and seals with the newest', async () => {
    const { barrier, parts } = await openBarrier()
    await barrier.storage.write(put('root/a', 'one'))
    await barrier.rotate()
    await barrier.storage.write(put('root/b', 'two'))
    expect(await barrier.keyStatus()).toMatchObject({ term: 2 })

    const restarted = createBarrier(parts)
    await restarted.unseal(unsealKey)
    const values = await restarted.storage.read((view) => view.getMany(['root/a', 'root/b', 'root/c']))
    expect(values.map((value) => value && textOf(value))).toEqual(['one', 'two', undefined])
  })

  it('takes another unseal key without touching the data', async () => {
    const { barrier, parts } = await openBarrier()
    await barrier.storage.write(put('root/a', 'one'))
    const another = nodeCipher.randomBytes(32)
    await barrier.rewrap(another, staticSeal)

    const restarted = createBarrier(parts)
    expect(await restarted.unseal(unsealKey)).toBe(false)
    expect(await restarted.unseal(another)).toBe(true)
    expect(textOf((await restarted.storage.read((view) => view.get('root/a'))) ?? new Uint8Array())).toBe('one')
  })

  it('finds out a change to a value it has opened before, and reads one that was put again', async () => {
    const { barrier, storage } = await openBarrier()
    const read = async () => textOf((await barrier.storage.read((view) => view.get('root/a'))) ?? new Uint8Array())
    await barrier.storage.write(put('root/a', 'one'))
    expect([await read(), await read()]).toEqual(['one', 'one'])
    await barrier.storage.write(put('root/a', 'two'))
    expect(await read()).toBe('two')

    const sealed = Uint8Array.from((await storage.read((view) => view.get('root/a'))) ?? [])
    sealed[sealed.length - 20] = (sealed[sealed.length - 20] ?? 0) ^ 1
    await storage.write((change) => Promise.resolve(change.put('root/a', sealed)))
    await expect(read()).rejects.toThrow(TamperedValue)
  })

  it('takes a changed, shortened or moved value for an accident, never for a missing one', async () => {
    const { barrier, storage } = await openBarrier()
    await barrier.storage.write(put('root/a', 'one'))
    const sealed = (await storage.read((view) => view.get('root/a'))) ?? new Uint8Array()
    const read = () => barrier.storage.read((view) => view.get('root/b'))
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ flip
        await storage.write((change) => Promise.resolve(change.put('root/b', changed)))
        await expect(read()).rejects.toThrow(TamperedValue)
      }),
      { numRuns: 40 },
    )
    for (const length of [0, 4, 16, sealed.length - 1]) {
      await storage.write((change) => Promise.resolve(change.put('root/b', sealed.slice(0, length))))
      await expect(read()).rejects.toThrow(TamperedValue)
    }
    await storage.write((change) => Promise.resolve(change.put('root/b', sealed)))
    await expect(read()).rejects.toThrow(TamperedValue)
  })
})

describe('the data keys', () => {
  it('are found by an instance that has not heard of them yet', async () => {
    const { barrier, parts } = await openBarrier()
    const other = createBarrier({ ...parts, storage: { ...parts.storage, onChange: () => () => undefined } })
    await other.unseal(unsealKey)
    await barrier.rotate()
    await barrier.storage.write(put('root/a', 'one'))
    expect(textOf((await other.storage.read((view) => view.get('root/a'))) ?? new Uint8Array())).toBe('one')
    expect(await other.storage.read((view) => view.range({ prefix: 'root/', limit: 9 }))).toHaveLength(1)
  })

  it('are all kept when two instances add one each, and when the unseal key changes', async () => {
    const { barrier, parts } = await openBarrier()
    const other = createBarrier({ ...parts, storage: { ...parts.storage, onChange: () => () => undefined } })
    await other.unseal(unsealKey)
    await barrier.rotate()
    await barrier.storage.write(put('root/a', 'under the second key'))
    await other.rotate()
    await other.storage.write(put('root/b', 'under the third key'))
    await barrier.rewrap(unsealKey, staticSeal)

    const restarted = createBarrier(parts)
    await restarted.unseal(unsealKey)
    expect((await restarted.keyStatus()).term).toBe(3)
    expect(await restarted.storage.read((view) => view.getMany(['root/a', 'root/b']))).not.toContain(undefined)
  })

  it('are told of in one process as soon as they are there', async () => {
    const { barrier, parts } = await openBarrier()
    const other = createBarrier(parts)
    await other.unseal(unsealKey)
    await barrier.rotate()
    await expect.poll(async () => (await other.keyStatus()).term).toBe(2)
  })

  it('are counted by what they seal, across instances and restarts', async () => {
    const { barrier, parts } = await openBarrier()
    for (const name of ['a', 'b', 'c']) await barrier.storage.write(put(`root/${name}`, name))
    expect((await barrier.keyStatus()).encryptions).toBe(3)
    await barrier.tend()

    const restarted = createBarrier(parts)
    await restarted.unseal(unsealKey)
    expect((await restarted.keyStatus()).encryptions).toBe(3)
    expect((await restarted.keyStatus()).term).toBe(1)
  })

  it.each([
    ['has sealed enough', { isEnabled: true, maxOperations: 3, interval: 0 }, 2],
    ['is old', { isEnabled: true, maxOperations: 1000, interval: 86_400 }, 2],
    ['is old, but nobody wants it replaced', { isEnabled: false, maxOperations: 3, interval: 86_400 }, 1],
    ['is young and has sealed little', { isEnabled: true, maxOperations: 1000, interval: 86_401 }, 1],
  ])('are replaced when the one in front %s', async (_, policy, term) => {
    const { barrier, parts } = await openBarrier()
    for (const name of ['a', 'b', 'c']) await barrier.storage.write(put(`root/${name}`, name))
    parts.clock.advance(86_400)
    await barrier.tend(policy)
    expect((await barrier.keyStatus()).term).toBe(term)
  })

  it('can be asked whether a key opens them', async () => {
    const { barrier } = await openBarrier()
    expect(await barrier.isUnsealKey(unsealKey)).toBe(true)
    expect(await barrier.isUnsealKey(nodeCipher.randomBytes(32))).toBe(false)
    expect(await newBarrier().barrier.isUnsealKey(unsealKey)).toBe(false)
  })
})

describe('spec/core.md 17.2: Shamir', () => {
  it('gives the key back from any threshold of shares, in any order, and not from fewer', async () => {
    const shares = await splitKey(unsealKey, { shares: 5, threshold: 3 })
    expect(shares.map((share) => share.length)).toEqual([33, 33, 33, 33, 33])
    const [a, b, c, d, e] = shares
    if (!a || !b || !c || !d || !e) throw new Error('five shares were asked for')
    expect(await combineShares([e, a, c], 3)).toEqual(new Uint8Array(unsealKey))
    expect(await combineShares([d, b, a], 3)).toEqual(new Uint8Array(unsealKey))
    expect(await combineShares([a, b], 3)).not.toEqual(new Uint8Array(unsealKey))
    expect(await combineShares([a, a, b], 3)).toBeUndefined()
  })

  it('hands out the key itself as the only share', async () => {
    expect(await splitKey(unsealKey, { shares: 1, threshold: 1 })).toEqual([unsealKey])
    expect(await combineShares([unsealKey], 1)).toEqual(unsealKey)
  })
})
