import type { Barrier, SealConfig } from '../barrier/barrier.ts'
import { combineShares, splitKey } from '../barrier/shamir.ts'
import { newUuid } from '../chance/uuid.ts'
import type { Chance } from '../ports/chance.ts'
import type { Cipher } from '../ports/cipher.ts'
import { refuse } from '../refusal.ts'
import { sealFaultOf, type SealNumbers } from './seal-numbers.ts'
import { shareOf } from './unseal-key.ts'

/** What `sys/seal-status` tells (spec/core.md 4.2). */
export interface SealStatus {
  readonly type: SealConfig['type']
  readonly isInitialized: boolean
  readonly isSealed: boolean
  readonly threshold: number
  readonly shares: number
  readonly progress: number
  readonly nonce: string
}

/** The server's life: uninitialised, sealed, unsealed. */
export interface Life {
  status(): Promise<SealStatus>
  /** Makes the barrier under a key split into shares; it stays sealed. Gives the shares, the only time they exist. */
  initialise(numbers: SealNumbers): Promise<readonly Uint8Array[]>
  /** Takes one share, as hexadecimal or base64; opens when there are enough of them. */
  unseal(share: string | undefined): Promise<SealStatus>
  /** Forgets the shares given so far. */
  resetUnseal(): Promise<SealStatus>
  seal(): void
}

interface LifeParts {
  readonly barrier: Barrier
  readonly cipher: Cipher
  readonly chance: Chance
  /** The kind of seal of a server that is not initialised yet. */
  readonly sealType: SealConfig['type']
  /** Makes ready to serve, once the barrier is open. */
  onOpen?(): Promise<void>
}

interface Progress {
  readonly nonce: string
  readonly shares: readonly Uint8Array[]
}

const noProgress: Progress = { nonce: '', shares: [] }
const nothing = { shares: 0, threshold: 0 }

/** Life over a barrier (spec/core.md 4.1 to 4.4). Shares are kept in memory only, until they open or are reset. */
export function createLife({ barrier, cipher, chance, sealType, onOpen }: LifeParts): Life {
  let progress = noProgress

  const status = async (): Promise<SealStatus> => {
    const config = await barrier.config()
    const { shares, threshold } = config ?? nothing
    return {
      type: config?.type ?? sealType,
      isInitialized: config !== undefined,
      isSealed: barrier.isSealed(),
      threshold,
      shares,
      progress: progress.shares.length,
      nonce: progress.nonce,
    }
  }

  const open = async (shares: readonly Uint8Array[], threshold: number): Promise<void> => {
    // Whatever comes of it, the attempt is over: a wrong share must not spoil the next try.
    progress = noProgress
    const key = await combineShares(shares, threshold)
    if (key === undefined) return refuse({ code: 'unseal_shares_unfit' })
    if (!(await barrier.unseal(key))) return refuse({ code: 'unseal_key_wrong' })
    await onOpen?.()
  }

  return {
    status,

    async initialise(numbers) {
      if ((await barrier.config()) !== undefined) return refuse({ code: 'already_initialized' })
      const fault = sealFaultOf(numbers)
      if (fault !== undefined) return refuse({ code: 'seal_config_invalid', of: 'seal', fault })
      const key = cipher.randomBytes(32)
      const shares = await splitKey(key, numbers)
      const isDone = await barrier.initialise(key, { type: 'shamir', ...numbers })
      return isDone ? shares : refuse({ code: 'already_initialized' })
    },

    async unseal(written) {
      const config = await barrier.config()
      if (config === undefined) return refuse({ code: 'not_initialized' })
      const share = shareOf(written)
      if (!barrier.isSealed()) return status()
      if (!progress.shares.some((known) => cipher.isSame(known, share))) {
        const nonce = progress.nonce === '' ? newUuid(chance) : progress.nonce
        progress = { nonce, shares: [...progress.shares, share] }
      }
      if (progress.shares.length >= config.threshold) await open(progress.shares, config.threshold)
      return status()
    },

    async resetUnseal() {
      if (!barrier.isSealed()) return refuse({ code: 'already_unsealed' })
      progress = noProgress
      return status()
    },

    seal() {
      progress = noProgress
      barrier.seal()
    },
  }
}
