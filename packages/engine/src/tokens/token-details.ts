import type { TokenDetails } from '@postern/contract/resources/token.ts'
import { identityOf } from '#identity/identity-policies.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Caller } from './caller.ts'
import { type KnownToken, maybeToken, maybeTokenByAccessor } from './known-token.ts'
import { tokens, ttlLeft } from './token-store.ts'
import type { Token } from './token.ts'
import { wireTime } from './wire-time.ts'

/** What a lookup tells of a token (spec/core.md 9.9). */
export async function findToken(world: World, value: string): Promise<TokenDetails> {
  const known = (await maybeToken(world, value)) ?? refuse({ code: 'token_bad' })
  return detailsOf(known, { value, now: world.clock.now() })
}

/** The same for the caller's own token, also while its last use is being taken. */
export async function findOwnToken(world: World, { token, clientToken }: Caller): Promise<TokenDetails> {
  const known = await world.storage.read(async (view) => ({
    // The count of uses has gone down since the caller was looked up; a batch token has no record.
    token: (token.id === '' ? undefined : await tokens.maybe(view, token.id)) ?? token,
    identity: token.entityId === '' ? undefined : await identityOf(view, token.entityId),
  }))
  return detailsOf(known, { value: clientToken, now: world.clock.now() })
}

/** The same for a token known by its accessor: its value stays untold. */
export async function findTokenByAccessor(world: World, accessor: string): Promise<TokenDetails> {
  if (accessor === '') refuse({ code: 'token_accessor_missing' })
  const known = (await maybeTokenByAccessor(world, accessor)) ?? refuse({ code: 'token_accessor_invalid' })
  return detailsOf(known, { value: '', now: world.clock.now() })
}

/** The details of a token, `value` as far as it may be told. */
export function detailsOf(
  { token, identity }: KnownToken,
  { value, now }: { readonly value: string; readonly now: number },
): TokenDetails {
  const identityPolicies = identity?.policies ?? []
  return {
    id: value,
    accessor: token.accessor,
    policies: [...token.policies],
    ...(identityPolicies.length > 0 ? { identity_policies: [...identityPolicies] } : {}),
    path: token.path,
    display_name: token.displayName,
    type: token.type,
    entity_id: identity?.entity.id ?? token.entityId,
    meta: token.meta,
    num_uses: token.numUses,
    orphan: token.isOrphan,
    creation_time: token.creationTime,
    creation_ttl: token.creationTtl,
    ttl: ttlLeft(token, now),
    explicit_max_ttl: token.explicitMaxTtl,
    ...timesOf(token),
    ...(token.period > 0 ? { period: token.period } : {}),
    ...(token.role === undefined ? {} : { role: token.role }),
    ...(token.boundCidrs.length > 0 ? { bound_cidrs: [...token.boundCidrs] } : {}),
  }
}

function timesOf({ expireTime, creationTime, isRenewable, lastRenewal }: Token) {
  if (expireTime === undefined) return { expire_time: null }
  return {
    expire_time: wireTime(expireTime),
    issue_time: wireTime(creationTime),
    renewable: isRenewable,
    ...(lastRenewal === undefined ? {} : { last_renewal: wireTime(lastRenewal), last_renewal_time: lastRenewal }),
  }
}
