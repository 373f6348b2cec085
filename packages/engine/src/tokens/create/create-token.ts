import { judge } from '#finding.ts'
import { entityForAlias } from '#identity/entity-for-alias.ts'
import { identityOf } from '#identity/identity-policies.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import { knownPolicies } from '#policies/known-policies.ts'
import type { Change } from '#ports/storage.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Grant } from '../grant.ts'
import { issueToken, type TokenSpec } from '../issue-token.ts'
import { type CreationFacts, creationFacts, type TokenCreation } from './creation-facts.ts'
import { creationRules, isOrphan, policiesOf } from './creation-rules.ts'
import { lifeOf } from './life-of.ts'

/** Makes a token for somebody who has one (spec/core.md 9.3 to 9.6). */
export async function createToken(world: World, creation: TokenCreation): Promise<Grant> {
  const facts = await creationFacts(world, creation)
  refuseFirst(judge(creationRules, facts))

  const grant = await world.storage.write(async (change) => {
    const entityId = await entityIdFor(world, change, facts)
    const identity = entityId === '' ? undefined : await identityOf(change, entityId)
    return issueToken(world, change, specOf(world, facts, { entityId, identityPolicies: identity?.policies ?? [] }))
  })
  return { ...grant, warnings: [...(await warningsOf(world, facts)), ...grant.warnings] }
}

/** A child acts for its parent's entity; an orphan for none, unless the role lets it name an alias. */
async function entityIdFor(world: World, change: Change, facts: CreationFacts): Promise<string> {
  const { wish, mount, caller } = facts
  if (!wish.entity_alias) return isOrphan(facts) ? '' : caller.entityId
  const entity = await entityForAlias(world, change, { mountAccessor: mount.accessor, name: wish.entity_alias, metadata: {} })
  return entity.isDisabled ? refuse({ code: 'token_alias_disabled' }) : entity.id
}

function specOf(world: World, facts: CreationFacts, identity: Pick<TokenSpec, 'entityId' | 'identityPolicies'>): TokenSpec {
  const { caller, mount, role, wish, type = 'service' } = facts
  const isChild = !isOrphan(facts)
  const policies = policiesOf(facts)
  return {
    ...identity,
    namespace: caller.namespace,
    ...(wish.id ? { value: wish.id } : {}),
    type,
    path: pathOf(facts),
    displayName: displayNameOf(wish.display_name ?? ''),
    policies,
    meta: wish.meta ?? null,
    ...(isChild ? { parent: caller.token } : {}),
    isRenewable: (wish.renewable ?? true) && (role?.renewable ?? true),
    numUses: type === 'batch' ? 0 : lesserUses(wish.num_uses ?? 0, role?.token_num_uses ?? 0),
    life: lifeOf(facts).life,
    system: leaseTtlsOf(mount, world.settings),
    boundCidrs: role === undefined ? (isChild ? caller.token.boundCidrs : []) : role.token_bound_cidrs,
    ...(role === undefined ? {} : { role: role.name }),
    // Nobody proves who they are by making a token (design 7).
    authTime: caller.token.authTime,
  }
}

function pathOf({ isOrphanPath, role }: CreationFacts): string {
  if (role === undefined) return isOrphanPath ? 'auth/token/create-orphan' : 'auth/token/create'
  return ['auth/token/create', role.name, role.path_suffix].filter((part) => part !== '').join('/')
}

function displayNameOf(given: string): string {
  return given === '' ? 'token' : `token-${given}`.replaceAll(/[^A-Za-z0-9-]/g, '-').replace(/-+$/, '')
}

function lesserUses(one: number, other: number): number {
  return one > 0 && other > 0 ? Math.min(one, other) : one || other
}

const customIdWarning =
  'Supplying a custom ID for the token uses the weaker SHA1 hashing instead of the more secure SHA2-256 HMAC for token obfuscation. SHA1 hashed tokens on the wire leads to less secure lookups.'

async function warningsOf(world: World, facts: CreationFacts): Promise<readonly string[]> {
  const named = policiesOf(facts).filter((policy) => policy !== 'root')
  const known = new Set((await knownPolicies(world, named)).map(({ policy }) => policy.name))
  const missing = named.filter((policy) => !known.has(policy)).map((policy) => `Policy "${policy}" does not exist`)
  return [...lifeOf(facts).warnings, ...(facts.wish.id ? [customIdWarning] : []), ...missing]
}
