import { refreshExternalGroups } from '#identity/refresh-external-groups.ts'
import { identityOf } from '#identity/identity-policies.ts'
import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import type { Grant } from './grant.ts'
import { renewalFacts, type RenewalFacts } from './renewal-facts.ts'
import type { Token } from './token.ts'
import { isSpent, tokens } from './token-store.ts'
import { idOfAccessor, isBatchValue, namesOf } from './token-value.ts'
import { ttlOf } from './ttl.ts'

/**
 * Lets a token live on (spec/core.md 9.8, 9.10). `increment` in seconds, 0 for as long as its role says. Undefined when
 * its auth method extends nothing.
 */
export async function renewToken(world: World, value: string, increment: number): Promise<Grant | undefined> {
  if (value === '') refuse({ code: 'token_id_missing' })
  if (isBatchValue(value)) refuse({ code: 'token_batch_renewal' })
  return renewById(world, { id: namesOf(await secretsOf(world), value).id, clientToken: value, increment })
}

/** The same for a token known by its accessor: its value stays untold. */
export async function renewByAccessor(world: World, accessor: string, increment: number): Promise<Grant | undefined> {
  if (accessor === '') refuse({ code: 'token_accessor_missing' })
  const id = idOfAccessor(await secretsOf(world), accessor)
  if ((await world.storage.read((view) => tokens.maybe(view, id))) === undefined) refuse({ code: 'token_accessor_invalid' })
  return renewById(world, { id, clientToken: '', increment })
}

interface Renewal {
  readonly id: string
  readonly clientToken: string
  readonly increment: number
}

async function renewById(world: World, { id, clientToken, increment }: Renewal): Promise<Grant | undefined> {
  const token = await world.storage.read((view) => tokens.maybe(view, id))
  const facts = await renewalFacts(world, renewable(token, world.clock.now()))
  if (facts === undefined) return undefined

  return world.storage.write(async (change) => {
    const now = world.clock.now()
    const current = renewable(await tokens.maybe(change, id), now)
    const { life, system } = facts
    const { ttl, warnings } =
      ttlOf(life, system, { now, issueTime: current.creationTime, increment }) ?? refuse({ code: 'token_past_max_ttl' })
    const renewed: Token = { ...current, expireTime: now + ttl, lastRenewal: now }
    await tokens.put(change, renewed)
    const identityPolicies = await identityPoliciesAfter(change, renewed, facts)
    return { clientToken, token: renewed, identityPolicies, leaseDuration: ttl, warnings }
  })
}

/** The token, if it may be renewed at all. */
function renewable(token: Token | undefined, now: number): Token {
  if (token === undefined) return refuse({ code: 'token_not_found' })
  if (token.expireTime === undefined) return refuse({ code: 'token_without_lease' })
  if (isSpent(token, now)) return refuse({ code: 'token_lease_expired' })
  return token.isRenewable ? token : refuse({ code: 'token_not_renewable' })
}

/** A renewed login counts as one: its external groups are those that it reported. */
async function identityPoliciesAfter(change: Change, token: Token, { mount }: RenewalFacts): Promise<readonly string[]> {
  if (token.entityId === '') return []
  const identity = await identityOf(change, token.entityId)
  if (identity === undefined || identity.entity.isDisabled) return refuse({ code: 'permission_denied' })
  if (token.mountAccessor === undefined) return identity.policies
  await refreshExternalGroups(change, {
    entityId: identity.entity.id,
    mountAccessor: mount.accessor,
    names: token.groupAliases ?? [],
  })
  return (await identityOf(change, token.entityId))?.policies ?? []
}
