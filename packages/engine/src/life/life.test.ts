import { createChance } from '@postern/server/world/chance.ts'
import { nodeCipher } from '@postern/server/world/cipher.ts'
import { createMemoryStorage } from '@postern/storage-memory/memory-storage.ts'
import { describe, expect, it } from 'vitest'
import { createBarrier } from '#barrier/barrier.ts'
import { Refusal } from '../refusal.ts'
import { createSettableClock } from '../testing/settable-clock.ts'
import { createLife } from './life.ts'

function newLife() {
  const barrier = createBarrier({ storage: createMemoryStorage(), cipher: nodeCipher, clock: createSettableClock() })
  return createLife({ barrier, cipher: nodeCipher, chance: createChance(), sealType: 'shamir' })
}

async function sealedLife() {
  const life = newLife()
  const [a, b, c] = (await life.initialise({ shares: 3, threshold: 2 })).map((share) => share.toHex())
  if (a === undefined || b === undefined || c === undefined) throw new Error('three shares were asked for')
  return { life, a, b, c }
}

const reasonOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (problem: unknown) => problem,
  )
  return error instanceof Refusal ? error.reason : error
}

describe('spec/core.md 4.1: init', () => {
  it('stays sealed, and hands out shares of 33 bytes', async () => {
    const life = newLife()
    expect(await life.status()).toEqual({
      type: 'shamir',
      isInitialized: false,
      isSealed: true,
      shares: 0,
      threshold: 0,
      progress: 0,
      nonce: '',
    })
    const shares = await life.initialise({ shares: 5, threshold: 3 })
    expect(shares.map((share) => share.length)).toEqual([33, 33, 33, 33, 33])
    expect(await life.status()).toMatchObject({ isInitialized: true, isSealed: true, shares: 5, threshold: 3 })
  })

  it('hands out the key itself as a single share', async () => {
    const life = newLife()
    const [key] = await life.initialise({ shares: 1, threshold: 1 })
    expect(key).toHaveLength(32)
    expect(await life.unseal(key?.toBase64())).toMatchObject({ isSealed: false })
  })

  it.each([
    [0, 1, 'shares_too_few'],
    [1, 0, 'threshold_too_few'],
    [3, 1, 'threshold_of_one'],
    [256, 3, 'shares_too_many'],
    [255, 256, 'threshold_too_many'],
    [3, 4, 'threshold_above_shares'],
  ])('refuses %d shares with a threshold of %d: %s', async (shares, threshold, fault) => {
    const life = newLife()
    expect(await reasonOf(life.initialise({ shares, threshold }))).toEqual({ code: 'seal_config_invalid', of: 'seal', fault })
    expect(await life.status()).toMatchObject({ isInitialized: false })
  })

  it('happens once', async () => {
    const { life } = await sealedLife()
    expect(await reasonOf(life.initialise({ shares: 1, threshold: 1 }))).toEqual({ code: 'already_initialized' })
  })
})

describe('spec/core.md 4.3: unseal', () => {
  it('opens with any two of three shares, one as hexadecimal and one as base64', async () => {
    const { life, a, c } = await sealedLife()
    const first = await life.unseal(Uint8Array.fromHex(c).toBase64())
    expect(first).toMatchObject({ isSealed: true, progress: 1 })
    expect(first.nonce).toMatch(/^[0-9a-f-]{36}$/)
    expect(await life.unseal(a)).toMatchObject({ isSealed: false, progress: 0, nonce: '' })
  })

  it('counts a share once', async () => {
    const { life, a, b } = await sealedLife()
    const first = await life.unseal(a)
    expect(await life.unseal(a)).toEqual(first)
    expect(await life.unseal(b)).toMatchObject({ isSealed: false })
  })

  it('starts over after a wrong combination', async () => {
    const { life, a, b } = await sealedLife()
    const foreign = (await sealedLife()).b
    await life.unseal(a)
    expect(await reasonOf(life.unseal(foreign))).toMatchObject({
      code: expect.stringMatching(/^unseal_(key_wrong|shares_unfit)$/),
    })
    expect(await life.status()).toMatchObject({ isSealed: true, progress: 0, nonce: '' })
    await life.unseal(a)
    expect(await life.unseal(b)).toMatchObject({ isSealed: false })
  })

  it('forgets what was given when it is reset, and has nothing to forget once open', async () => {
    const { life, a, b } = await sealedLife()
    await life.unseal(a)
    expect(await life.resetUnseal()).toMatchObject({ progress: 0, nonce: '' })
    await life.unseal(a)
    await life.unseal(b)
    expect(await reasonOf(life.resetUnseal())).toEqual({ code: 'already_unsealed' })
  })

  it('does nothing when it is open already', async () => {
    const { life, a, b } = await sealedLife()
    await life.unseal(a)
    await life.unseal(b)
    expect(await life.unseal(a)).toMatchObject({ isSealed: false, progress: 0 })
  })

  it('wants shares again once sealed', async () => {
    const { life, a, b } = await sealedLife()
    await life.unseal(a)
    await life.unseal(b)
    life.seal()
    expect(await life.status()).toMatchObject({ isSealed: true, progress: 0 })
    await life.unseal(b)
    expect(await life.unseal(a)).toMatchObject({ isSealed: false })
  })

  it.each([
    [undefined, { code: 'unseal_key_missing' }],
    ['', { code: 'unseal_key_missing' }],
    ['not a key!', { code: 'unseal_key_unreadable' }],
    ['AAAA', { code: 'unseal_key_length', is: 'too_short', least: 16, most: 33 }],
    ['Z'.repeat(48), { code: 'unseal_key_length', is: 'too_long', least: 16, most: 33 }],
  ])('refuses %j', async (key, reason) => {
    const { life } = await sealedLife()
    expect(await reasonOf(life.unseal(key))).toEqual(reason)
  })

  it('refuses before there is anything to open', async () => {
    expect(await reasonOf(newLife().unseal('00'.repeat(32)))).toEqual({ code: 'not_initialized' })
  })
})
