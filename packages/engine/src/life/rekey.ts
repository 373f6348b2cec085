import type { Barrier, SealConfig } from '#barrier/barrier.ts'
import { combineShares, splitKey } from '#barrier/shamir.ts'
import { newUuid } from '#chance/uuid.ts'
import type { Chance } from '#ports/chance.ts'
import type { Cipher } from '#ports/cipher.ts'
import { refuse } from '#refusal.ts'
import { type BroughtShare, type Quorum, refuseForeignShares, withShare } from './quorum.ts'
import { sealFaultOf, type SealNumbers } from './seal-numbers.ts'

/** How far the change of the shares is (spec/core.md 4.8). */
export interface RekeyStatus {
  readonly isStarted: boolean
  readonly nonce: string
  /** The new numbers; zero when nothing is under way. */
  readonly shares: number
  readonly threshold: number
  readonly progress: number
  /** Shares of the old key that are needed. */
  readonly required: number
  readonly isVerified: boolean
  readonly verificationNonce: string
}

/** The new shares, the only time they exist. */
export interface NewShares {
  readonly nonce: string
  readonly keys: readonly Uint8Array[]
  /** They count only once enough of them have been brought back under this nonce; empty when they count now. */
  readonly verificationNonce: string
}

/** How far the proof is that the new shares have arrived. */
export interface VerificationStatus extends SealNumbers {
  readonly nonce: string
  readonly isStarted: boolean
  readonly progress: number
  readonly isComplete: boolean
}

/** What somebody wants of the new shares. */
export interface RekeyWish extends SealNumbers {
  readonly requiresVerification: boolean
  readonly wantsPgp: boolean
}

/** Other shares, of another unseal key, for the same data. */
export interface Rekey {
  status(): Promise<RekeyStatus>
  start(wish: RekeyWish): Promise<RekeyStatus>
  update(share: BroughtShare): Promise<RekeyStatus | NewShares>
  cancel(): void
  verification(): Promise<VerificationStatus>
  verify(share: BroughtShare): Promise<VerificationStatus>
  /** Begins the proof anew; the new shares stay as they are. */
  restartVerification(): Promise<VerificationStatus>
}

interface RekeyParts {
  readonly barrier: Barrier
  readonly cipher: Cipher
  readonly chance: Chance
}

interface Running extends Quorum {
  readonly wish: RekeyWish
  /** The new key, until enough of its shares have been seen. */
  readonly pending?: Quorum & { readonly key: Uint8Array }
}

/** One change at a time, in memory only. */
export function createRekey({ barrier, cipher, chance }: RekeyParts): Rekey {
  let running: Running | undefined

  async function config(): Promise<SealConfig> {
    if (barrier.isSealed()) return refuse({ code: 'sealed' })
    const found = (await barrier.config()) ?? refuse({ code: 'not_initialized' })
    return found.type === 'shamir' ? found : refuse({ code: 'rekey_without_shares', sealType: found.type })
  }

  async function status(): Promise<RekeyStatus> {
    const { threshold } = await config()
    return {
      isStarted: running !== undefined,
      nonce: running?.nonce ?? '',
      shares: running?.wish.shares ?? 0,
      threshold: running?.wish.threshold ?? 0,
      progress: running?.shares.length ?? 0,
      required: threshold,
      isVerified: running?.wish.requiresVerification ?? false,
      verificationNonce: running?.pending?.nonce ?? '',
    }
  }

  async function verification(): Promise<VerificationStatus> {
    await config()
    const pending = running?.pending
    if (running === undefined || pending === undefined)
      return refuse({ code: 'quorum_not_started', purpose: 'rekey verification' })
    const { shares, threshold } = running.wish
    return { nonce: pending.nonce, isStarted: true, shares, threshold, progress: pending.shares.length, isComplete: false }
  }

  async function adopt(key: Uint8Array, { shares, threshold }: SealNumbers): Promise<void> {
    await barrier.rewrap(key, { type: 'shamir', shares, threshold })
    running = undefined
  }

  return {
    status,

    async start(wish) {
      await config()
      if (wish.wantsPgp) return refuse({ code: 'pgp_unsupported' })
      const fault = sealFaultOf(wish)
      if (fault !== undefined) return refuse({ code: 'seal_config_invalid', of: 'rekey seal', fault })
      if (running !== undefined) return refuse({ code: 'quorum_in_progress', purpose: 'rekey' })
      running = { nonce: newUuid(chance), shares: [], wish }
      return status()
    },

    async update(brought) {
      const { threshold } = await config()
      const next = withShare(running, brought, { purpose: 'rekey', cipher })
      if (next.shares.length < threshold) {
        running = next
        return status()
      }
      running = { ...next, shares: [] }
      await refuseForeignShares(barrier, next.shares, threshold)
      const key = cipher.randomBytes(32)
      const keys = await splitKey(key, next.wish)
      if (!next.wish.requiresVerification) {
        await adopt(key, next.wish)
        return { nonce: next.nonce, keys, verificationNonce: '' }
      }
      const pending = { key, nonce: newUuid(chance), shares: [] }
      running = { ...next, shares: [], pending }
      return { nonce: next.nonce, keys, verificationNonce: pending.nonce }
    },

    cancel() {
      running = undefined
    },

    verification,

    async verify(brought) {
      await config()
      const next = withShare(running?.pending, brought, { purpose: 'rekey verification', cipher })
      if (running === undefined) return refuse({ code: 'quorum_not_started', purpose: 'rekey verification' })
      const { wish } = running
      if (next.shares.length < wish.threshold) {
        running = { ...running, pending: next }
        return verification()
      }
      running = { ...running, pending: { ...next, shares: [] } }
      const key = await combineShares(next.shares, wish.threshold)
      if (key === undefined || !cipher.isSame(key, next.key)) return refuse({ code: 'unseal_shares_unfit' })
      await adopt(key, wish)
      const { shares, threshold } = wish
      return { nonce: next.nonce, isStarted: false, shares, threshold, progress: threshold, isComplete: true }
    },

    async restartVerification() {
      await verification()
      if (running?.pending) running = { ...running, pending: { ...running.pending, nonce: newUuid(chance), shares: [] } }
      return verification()
    },
  }
}
