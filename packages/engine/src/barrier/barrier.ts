import { z } from 'zod'
import type { Cipher } from '#ports/cipher.ts'
import type { Clock } from '#ports/clock.ts'
import type { Storage } from '#ports/storage.ts'
import { keyringKey, sealConfigKey } from '#storage/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import { envelopeBytes, keyringIn, maybeEnvelope, rootKeyIn, withRootKey, writtenKeyring } from './envelope.ts'
import { addEncryptions, defaultRotation, encryptionsOf, isWornOut, type RotationPolicy } from './key-usage.ts'
import { activeTerm, type Keyring, newKeyring, rotatedKeyring } from './keyring.ts'
import { sealedStorage } from './sealed-storage.ts'

/** How the server is unsealed: by shares of a key that people hold, or by a key file that lies beside the data. */
export const sealConfig = z.object({
  type: z.enum(['shamir', 'static']),
  shares: z.number(),
  threshold: z.number(),
})
export type SealConfig = z.output<typeof sealConfig>

/** What `sys/key-status` tells of the key that seals. */
export interface KeyStatus {
  readonly term: number
  readonly installTime: number
  readonly encryptions: number
}

/** What stands between the engine and the store: sealed, or open with the keys in memory. */
export interface Barrier {
  /** How it is unsealed; undefined before it is initialised. */
  config(): Promise<SealConfig | undefined>
  /** Makes root key and keyring under the unseal key. False, and nothing changed, when it was done before. */
  initialise(unsealKey: Uint8Array, config: SealConfig): Promise<boolean>
  isSealed(): boolean
  /** Whether the key would open it. */
  isUnsealKey(key: Uint8Array): Promise<boolean>
  /** Opens with the unseal key; false when it is the wrong one. */
  unseal(unsealKey: Uint8Array): Promise<boolean>
  /** Drops all keys from memory. */
  seal(): void
  /** The store behind the barrier; reading or writing throws while sealed. */
  readonly storage: Storage
  /** Puts a new data key in front. */
  rotate(): Promise<void>
  /** Notes how often the key in front has sealed, and rotates when it is worn out; to be called every minute or so. */
  tend(policy?: RotationPolicy): Promise<void>
  /** Puts the root key under another unseal key, and the new configuration beside it. */
  rewrap(unsealKey: Uint8Array, config: SealConfig): Promise<void>
  keyStatus(): Promise<KeyStatus>
}

/** Thrown where the store is touched while sealed; the edge answers 503 before it comes to that. */
export class SealedError extends Error {
  override readonly name = 'SealedError'

  constructor() {
    super('the barrier is sealed')
  }
}

/** The keys while they are in memory, and how often the one in front has sealed since that was last noted. */
interface Opened {
  readonly rootKey: Uint8Array
  keyring: Keyring
  encryptions: number
}

interface BarrierParts {
  readonly storage: Storage
  readonly cipher: Cipher
  readonly clock: Clock
}

/** The barrier of a store, sealed until {@link Barrier.unseal}. */
export function createBarrier({ storage, cipher, clock }: BarrierParts): Barrier {
  let opened: Opened | undefined
  const keys = (): Opened => {
    if (opened === undefined) throw new SealedError()
    return opened
  }
  const sealed = sealedStorage(storage, {
    cipher,
    keyring: () => keys().keyring,
    refresh,
    sealing() {
      keys().encryptions += 1
    },
  })

  async function envelope() {
    return storage.read(maybeEnvelope)
  }

  /** Another instance may have put a new key in front. */
  async function refresh(): Promise<void> {
    const stored = await envelope()
    if (stored && opened) adopt(keyringIn(stored, opened.rootKey, cipher))
  }

  function adopt(keyring: Keyring | undefined): void {
    // What was read a while ago may be older than what is known since.
    if (!opened || !keyring || activeTerm(keyring).term <= activeTerm(opened.keyring).term) return
    opened.keyring = keyring
    opened.encryptions = 0
  }

  async function rotate(): Promise<void> {
    const { rootKey } = keys()
    // The stored keyring is rotated, not ours: another instance may have put a key in front that we have not seen.
    const next = await storage.write(async (change) => {
      const stored = await maybeEnvelope(change)
      const before = stored && keyringIn(stored, rootKey, cipher)
      if (stored === undefined || before === undefined) throw new SealedError()
      const rotated = rotatedKeyring(before, cipher, clock.now())
      change.put(keyringKey, envelopeBytes({ ...stored, keyring: writtenKeyring(rotated, rootKey, cipher) }))
      return rotated
    })
    adopt(next)
  }

  storage.onChange((changed) => {
    if (changed !== 'everything' && !changed.includes(keyringKey)) return
    // What cannot be read now is read when a value asks for the key.
    refresh().catch(() => undefined)
  })

  return {
    async config() {
      const stored = await storage.read((view) => view.get(sealConfigKey))
      return stored === undefined ? undefined : sealConfig.parse(JSON.parse(textOf(stored)))
    },

    async initialise(unsealKey, config) {
      const rootKey = cipher.randomBytes(32)
      const keyring = writtenKeyring(newKeyring(cipher, clock.now()), rootKey, cipher)
      return storage.write(async (change) => {
        if ((await change.get(sealConfigKey)) !== undefined) return false
        change.put(sealConfigKey, bytesOf(JSON.stringify(config)))
        change.put(keyringKey, envelopeBytes(withRootKey({ keyring }, { rootKey, unsealKey, cipher })))
        return true
      })
    },

    isSealed: () => opened === undefined,

    async isUnsealKey(key) {
      const stored = await envelope()
      return stored !== undefined && rootKeyIn(stored, key, cipher) !== undefined
    },

    async unseal(unsealKey) {
      const stored = await envelope()
      const rootKey = stored && rootKeyIn(stored, unsealKey, cipher)
      const keyring = stored && rootKey && keyringIn(stored, rootKey, cipher)
      if (rootKey === undefined || keyring === undefined) return false
      opened ??= { rootKey, keyring, encryptions: 0 }
      return true
    },

    seal() {
      opened?.rootKey.fill(0)
      for (const { key } of opened?.keyring ?? []) key.fill(0)
      opened = undefined
    },

    storage: sealed,

    rotate,

    async tend(policy = defaultRotation) {
      const { keyring, encryptions } = keys()
      const term = activeTerm(keyring)
      const sum = await sealed.write((change) => addEncryptions(change, term, encryptions))
      if (opened && activeTerm(opened.keyring) === term) opened.encryptions -= encryptions
      if (isWornOut(term, sum, { policy, now: clock.now() })) await rotate()
    },

    async rewrap(unsealKey, config) {
      const { rootKey } = keys()
      await storage.write(async (change) => {
        const stored = await maybeEnvelope(change)
        if (stored === undefined) throw new SealedError()
        change.put(sealConfigKey, bytesOf(JSON.stringify(config)))
        change.put(keyringKey, envelopeBytes(withRootKey(stored, { rootKey, unsealKey, cipher })))
      })
    },

    async keyStatus() {
      const { keyring, encryptions } = keys()
      const term = activeTerm(keyring)
      const noted = await sealed.read((view) => encryptionsOf(view, term))
      return { term: term.term, installTime: term.installTime, encryptions: noted + encryptions }
    },
  }
}
