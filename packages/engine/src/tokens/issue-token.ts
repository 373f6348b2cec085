import type { Json } from '#finding.ts'
import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { sealBatchToken } from './batch-token.ts'
import type { Grant } from './grant.ts'
import { pendingRevocations } from './pending-revocations.ts'
import type { Token } from './token.ts'
import { isSpent, leaseIdOf, tokens } from './token-store.ts'
import { namesOf, newServiceValue } from './token-value.ts'
import { type Life, type SystemTtls, type Ttl, ttlOf } from './ttl.ts'

/** What a new token shall be. Everything in it has been judged: it is written as it stands. */
export interface TokenSpec {
  readonly namespace: string
  /** Random unless chosen by the caller. */
  readonly value?: string
  readonly type: 'service' | 'batch'
  /** `auth/jwt/login`, `auth/token/create`, … */
  readonly path: string
  readonly displayName: string
  /** The token's own, resolved and sorted. */
  readonly policies: readonly string[]
  /** Those of the entity and its groups, for the reply. */
  readonly identityPolicies: readonly string[]
  /** Empty for none. */
  readonly entityId: string
  readonly meta: Readonly<Record<string, string>> | null
  /** The token it lives and dies with; absent for orphans. */
  readonly parent?: Token
  readonly isRenewable: boolean
  /** 0 = unlimited. */
  readonly numUses: number
  readonly life: Life
  readonly system: SystemTtls
  readonly boundCidrs: readonly string[]
  readonly role?: string
  /** When somebody proved who they are; now, unless the token comes from another one. */
  readonly authTime?: number
  readonly mountAccessor?: string
  readonly renewal?: { readonly [key: string]: Json }
  readonly groupAliases?: readonly string[]
}

/**
 * Makes a token within a change of its caller: a login or a token creation is whole or absent. A parent that was
 * revoked meanwhile refuses, so no child slips out of a tree that is being cut.
 */
export async function issueToken(world: World, change: Change, spec: TokenSpec): Promise<Grant> {
  const now = world.clock.now()
  if (spec.parent !== undefined) await refuseSpentParent(change, spec.parent.id, now)
  const { ttl, warnings } = isWithoutEnd(spec) ? endless : ttlAtIssue(spec, now)
  const issue = spec.type === 'batch' ? sealed : stored
  const { clientToken, token } = await issue(world, change, { spec, now, ttl })
  return { clientToken, token, identityPolicies: spec.identityPolicies, leaseDuration: ttl, warnings }
}

interface Issue {
  readonly spec: TokenSpec
  readonly now: number
  readonly ttl: number
}

type Issued = Pick<Grant, 'clientToken' | 'token'>

async function stored(world: World, change: Change, issue: Issue): Promise<Issued> {
  const { spec, ttl } = issue
  const clientToken = spec.value ?? newServiceValue(world.chance)
  const names = namesOf(await secretsOf(world), clientToken)
  if (spec.value !== undefined) await refuseTakenId(change, names.id)
  const token: Token = {
    ...tokenFrom(issue),
    ...names,
    ...(ttl > 0 ? lifeFrom(issue, leaseIdOf({ path: spec.path, id: names.id })) : withoutEnd),
  }
  await tokens.put(change, token)
  return { clientToken, token }
}

// A root token without end has no lease, is never renewed, and works from everywhere (spec/core.md 9.8).
const withoutEnd = { isRenewable: false, boundCidrs: [] }

function lifeFrom({ spec, now, ttl }: Issue, leaseId: string) {
  return { isRenewable: spec.isRenewable, expireTime: now + ttl, leaseId }
}

async function sealed(world: World, _: Change, issue: Issue): Promise<Issued> {
  const token: Token = { ...tokenFrom(issue), expireTime: issue.now + issue.ttl }
  return { clientToken: await sealBatchToken(world, 'token', token), token }
}

function tokenFrom({ spec, now, ttl }: Issue): Token {
  const { namespace, type, path, displayName, policies, entityId, meta, numUses, life, boundCidrs } = spec
  return {
    namespace,
    id: '',
    accessor: '',
    type,
    path,
    displayName,
    policies,
    entityId,
    meta,
    ...(spec.parent === undefined ? {} : { parent: spec.parent.id }),
    isOrphan: spec.parent === undefined,
    isRenewable: false,
    numUses,
    creationTime: now,
    creationTtl: ttl,
    explicitMaxTtl: life.explicitMaxTtl,
    period: life.period,
    boundCidrs,
    ...(spec.role === undefined ? {} : { role: spec.role }),
    authTime: spec.authTime ?? now,
    ...(spec.mountAccessor === undefined ? {} : { mountAccessor: spec.mountAccessor }),
    ...(spec.renewal === undefined ? {} : { renewal: spec.renewal }),
    ...(spec.groupAliases === undefined ? {} : { groupAliases: spec.groupAliases }),
  }
}

const endless: Ttl = { ttl: 0, warnings: [] }

/** Whether this is a root token that nobody gave an end. */
export function isWithoutEnd({ policies, life }: Pick<TokenSpec, 'policies' | 'life'>): boolean {
  return policies.includes('root') && life.ttl === 0 && life.explicitMaxTtl === 0 && life.period === 0
}

function ttlAtIssue({ life, system }: TokenSpec, now: number): Ttl {
  const found = ttlOf(life, system, { now, issueTime: now })
  if (found === undefined) throw new Error('a new token has no time to live')
  return found
}

async function refuseSpentParent(change: Change, id: string, now: number): Promise<void> {
  const parent = await tokens.maybe(change, id)
  if (parent === undefined || isSpent(parent, now)) refuse({ code: 'permission_denied' })
}

// A revoked token whose children are still being cut keeps its id until they are: they would be the new token's.
async function refuseTakenId(change: Change, id: string): Promise<void> {
  const isTaken = (await tokens.maybe(change, id)) !== undefined || (await pendingRevocations.maybe(change, id)) !== undefined
  if (isTaken) refuse({ code: 'token_id_taken' })
}
