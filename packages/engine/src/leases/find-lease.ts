import type { Lease } from '@postern/contract/resources/lease.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { Token } from '#tokens/token.ts'
import { isSpent, tokenIdOfLease, tokens, ttlLeft } from '#tokens/token-store.ts'
import { wireTime } from '#tokens/wire-time.ts'
import type { World } from '#world.ts'

/** The token that has this lease, while it lives. */
export async function maybeLeaseholder(view: View, leaseId: string, now: number): Promise<Token | undefined> {
  const id = tokenIdOfLease(leaseId)
  const token = id === undefined ? undefined : await tokens.maybe(view, id)
  return token?.leaseId === leaseId && !isSpent(token, now) ? token : undefined
}

/** What a lease says (spec/core.md 10). */
export async function findLease(world: World, leaseId: string): Promise<Lease> {
  if (leaseId === '') refuse({ code: 'lease_id_missing' })
  const now = world.clock.now()
  const token = await world.storage.read((view) => maybeLeaseholder(view, leaseId, now))
  return token === undefined ? refuse({ code: 'lease_invalid' }) : leaseOf(token, leaseId, now)
}

/** Every lease is a token's, and those are renewed as tokens: there is always a reason not to do it here. */
export async function refuseLeaseRenewal(world: World, leaseId: string): Promise<never> {
  if (leaseId === '') refuse({ code: 'lease_id_missing' })
  const token = await world.storage.read((view) => maybeLeaseholder(view, leaseId, world.clock.now()))
  return refuse({ code: token === undefined ? 'lease_not_found' : 'lease_is_of_token' })
}

function leaseOf(token: Token, id: string, now: number): Lease {
  return {
    id,
    issue_time: wireTime(token.creationTime),
    expire_time: token.expireTime === undefined ? null : wireTime(token.expireTime),
    last_renewal: token.lastRenewal === undefined ? null : wireTime(token.lastRenewal),
    renewable: token.isRenewable,
    ttl: ttlLeft(token, now),
    path: token.path,
  }
}
