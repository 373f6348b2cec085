import { z } from 'zod'
import { base64urlOf, bytesOfBase64url } from '#crypto/base64url.ts'
import type { Cipher } from '#ports/cipher.ts'
import type { Clock } from '#ports/clock.ts'
import type { Storage } from '#ports/storage.ts'
import { keyringKey, sealConfigKey } from '#storage/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import {
  activeTerm,
  newKeyring,
  openBytes,
  openKeyring,
  rotatedKeyring,
  sealBytes,
  sealKeyring,
  type Keyring,
} from './keyring.ts'
import { sealedStorage } from './sealed-storage.ts'

/** How the server is unsealed: by shares of a key that people hold, or by a key file that lies beside the data. */
export const sealConfig = z.object({
  type: z.enum(['shamir', 'static']),
  shares: z.number(),
  threshold: z.number(),
})
export type SealConfig = z.output<typeof sealConfig>

const envelope = z.object({ rootKey: z.string(), keyring: z.string() })

/** The keys while they are in memory. */
interface Opened {
  readonly rootKey: Uint8Array
  keyring: Keyring
}

/** What stands between the engine and the store: sealed, or open with the keys in memory. */
export interface Barrier {
  /** How it is unsealed; undefined before it is initialised. */
  config(): Promise<SealConfig | undefined>
  /** Makes root key and keyring under the unseal key. False, and nothing changed, when it was done before. */
  initialise(unsealKey: Uint8Array, config: SealConfig): Promise<boolean>
  isSealed(): boolean
  /** Opens with the unseal key; false when it is the wrong one. */
  unseal(unsealKey: Uint8Array): Promise<boolean>
  /** Drops all keys from memory. */
  seal(): void
  /** The store behind the barrier; reading or writing throws while sealed. */
  readonly storage: Storage
  /** Puts a new data key in front. */
  rotate(): Promise<void>
  /** Puts the root key under another unseal key, and the new configuration beside it. */
  rewrap(unsealKey: Uint8Array, config: SealConfig): Promise<void>
  keyStatus(): { readonly term: number; readonly installTime: number }
}

/** Thrown where the store is touched while sealed; the edge answers 503 before it comes to that. */
export class SealedError extends Error {
  override readonly name = 'SealedError'

  constructor() {
    super('the barrier is sealed')
  }
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
  const write = (records: readonly (readonly [key: string, value: object])[]) =>
    storage.write(async (change) => {
      for (const [key, value] of records) change.put(key, bytesOf(JSON.stringify(value)))
    })
  const envelopeOf = (unsealKey: Uint8Array, { rootKey, keyring }: Opened) => ({
    rootKey: base64urlOf(sealBytes(rootKey, unsealKey, cipher)),
    keyring: base64urlOf(sealKeyring(keyring, rootKey, cipher)),
  })

  return {
    async config() {
      const stored = await storage.read((view) => view.get(sealConfigKey))
      return stored === undefined ? undefined : sealConfig.parse(JSON.parse(textOf(stored)))
    },

    async initialise(unsealKey, config) {
      const fresh: Opened = { rootKey: cipher.randomBytes(32), keyring: newKeyring(cipher, clock.now()) }
      return storage.write(async (change) => {
        if ((await change.get(sealConfigKey)) !== undefined) return false
        change.put(sealConfigKey, bytesOf(JSON.stringify(config)))
        change.put(keyringKey, bytesOf(JSON.stringify(envelopeOf(unsealKey, fresh))))
        return true
      })
    },

    isSealed: () => opened === undefined,

    async unseal(unsealKey) {
      const stored = await storage.read((view) => view.get(keyringKey))
      if (stored === undefined) return false
      const sealed = envelope.parse(JSON.parse(textOf(stored)))
      const rootKey = openBytes(bytesOfBase64url(sealed.rootKey) ?? new Uint8Array(), unsealKey, cipher)
      if (rootKey === undefined) return false
      const keyring = openKeyring(bytesOfBase64url(sealed.keyring) ?? new Uint8Array(), rootKey, cipher)
      if (keyring === undefined) return false
      opened = { rootKey, keyring }
      return true
    },

    seal() {
      opened = undefined
    },

    storage: sealedStorage(storage, { keyring: () => keys().keyring, cipher }),

    async rotate() {
      const { rootKey, keyring } = keys()
      const next = rotatedKeyring(keyring, cipher, clock.now())
      await storage.write(async (change) => {
        const stored = await change.get(keyringKey)
        if (stored === undefined) throw new SealedError()
        const before = envelope.parse(JSON.parse(textOf(stored)))
        change.put(keyringKey, bytesOf(JSON.stringify({ ...before, keyring: base64urlOf(sealKeyring(next, rootKey, cipher)) })))
      })
      keys().keyring = next
    },

    async rewrap(unsealKey, config) {
      await write([
        [sealConfigKey, config],
        [keyringKey, envelopeOf(unsealKey, keys())],
      ])
    },

    keyStatus() {
      const { term, installTime } = activeTerm(keys().keyring)
      return { term, installTime }
    },
  }
}
