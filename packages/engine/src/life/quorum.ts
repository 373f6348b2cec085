import type { Barrier } from '#barrier/barrier.ts'
import { combineShares } from '#barrier/shamir.ts'
import type { Cipher } from '#ports/cipher.ts'
import { refuse } from '#refusal.ts'
import type { QuorumPurpose } from './reasons.ts'
import { shareOf } from './unseal-key.ts'

/** What several people do together, each with a share of the unseal key. */
export interface Quorum {
  readonly nonce: string
  readonly shares: readonly Uint8Array[]
}

/** A share as it is brought, with the nonce of what it is brought for. */
export interface BroughtShare {
  readonly key: string | undefined
  readonly nonce: string | undefined
}

interface ShareCount {
  readonly purpose: QuorumPurpose
  readonly cipher: Pick<Cipher, 'isSame'>
}

/** The quorum with one share more. Refuses what belongs to another attempt, and what was brought before. */
export function withShare<Q extends Quorum>(quorum: Q | undefined, { key, nonce }: BroughtShare, parts: ShareCount): Q {
  const { purpose, cipher } = parts
  if (key === undefined || key === '') return refuse({ code: 'quorum_key_missing' })
  const share = shareOf(key)
  if (quorum === undefined) return refuse({ code: 'quorum_not_started', purpose })
  if (nonce !== quorum.nonce) return refuse({ code: 'quorum_nonce_wrong', purpose, nonce: quorum.nonce })
  if (quorum.shares.some((known) => cipher.isSame(known, share))) return refuse({ code: 'quorum_share_again' })
  return { ...quorum, shares: [...quorum.shares, share] }
}

/** Refuses shares that do not make the key of this server. */
export async function refuseForeignShares(barrier: Barrier, shares: readonly Uint8Array[], threshold: number): Promise<void> {
  const key = await combineShares(shares, threshold)
  if (key === undefined) return refuse({ code: 'unseal_shares_unfit' })
  if (!(await barrier.isUnsealKey(key))) refuse({ code: 'unseal_key_wrong' })
}
