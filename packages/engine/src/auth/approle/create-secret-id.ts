import { isCidrWithin, unreadableCidr } from '#addresses/cidr.ts'
import { newSecretUuid, newUuid } from '#chance/uuid.ts'
import { judge, pass, refusal, type Rule } from '#finding.ts'
import type { TextMap } from '#identity/text-map.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import type { Sent } from '../sent.ts'
import type { ApproleReason } from './reasons.ts'
import { type Approle, type ApproleAt, findApprole } from './role.ts'
import { familyOf, secretHash, secretIds } from './secret-id.ts'
import { secretIdMetadata } from './secret-id-metadata.ts'

/** What a secret id shall be, within what its role allows. */
export type SentSecretId = Sent<{
  readonly metadata: string
  readonly cidr_list: readonly string[]
  readonly token_bound_cidrs: readonly string[]
  readonly num_uses: number
  readonly ttl: number
}>

/** A secret id just made: the only time its value stands in clear. */
export interface CreatedSecretId {
  readonly value: string
  readonly accessor: string
  readonly ttl: number
  readonly numUses: number
}

/** Makes a random secret id. */
export function createSecretId(world: World, at: ApproleAt, sent: SentSecretId): Promise<CreatedSecretId> {
  return saveSecretId(world, at, { ...sent, value: newSecretUuid(world.chance) })
}

/** Takes a secret id of somebody's choice. */
export async function createCustomSecretId(
  world: World,
  at: ApproleAt,
  sent: SentSecretId & { readonly secret_id?: string | undefined },
): Promise<CreatedSecretId> {
  const { secret_id: value = '' } = sent
  if (value === '') refuse({ code: 'approle_secret_missing' })
  return saveSecretId(world, at, { ...sent, value })
}

async function saveSecretId(
  world: World,
  at: ApproleAt,
  sent: SentSecretId & { readonly value: string },
): Promise<CreatedSecretId> {
  const secrets = await secretsOf(world)
  return world.storage.write(async (change) => {
    const role = await findApprole(change, at)
    const wish = wishOf(role, sent)
    refuseFirst(judge(secretIdRules, { role, wish }))

    const now = world.clock.now()
    const { maxTtl } = leaseTtlsOf(at.mount, world.settings)
    const hash = secretHash(secrets, role, sent.value)
    const taken = await secretIds.maybe(change, familyOf(role) + hash)
    if (taken !== undefined) refuse({ code: 'approle_secret_taken' })
    const ttl = Math.min(wish.ttl, maxTtl)
    const accessor = newUuid(world.chance)
    const millis = world.clock.millis()
    await secretIds.put(change, {
      mountUuid: role.mountUuid,
      roleUuid: role.uuid,
      hash,
      accessor,
      numUses: wish.numUses,
      ttl,
      ...(ttl > 0 ? { expireTime: now + ttl } : {}),
      createdAt: millis,
      updatedAt: millis,
      metadata: wish.metadata,
      cidrs: wish.cidrs,
      tokenBoundCidrs: wish.tokenBoundCidrs,
    })
    return { value: sent.value, accessor, ttl, numUses: wish.numUses }
  })
}

interface Wish {
  readonly numUses: number
  readonly ttl: number
  readonly cidrs: readonly string[]
  readonly tokenBoundCidrs: readonly string[]
  readonly metadata: TextMap
}

function wishOf(role: Approle, sent: SentSecretId): Wish {
  return {
    numUses: sent.num_uses ?? role.secretIdNumUses,
    ttl: sent.ttl ?? role.secretIdTtl,
    cidrs: sent.cidr_list ?? [],
    tokenBoundCidrs: sent.token_bound_cidrs ?? [],
    metadata: secretIdMetadata(sent.metadata ?? ''),
  }
}

type SecretIdRule = Rule<{ readonly role: Approle; readonly wish: Wish }, ApproleReason>

const rule = (name: string, look: SecretIdRule['look']): SecretIdRule => ({ name, look })

const within = (cidrs: readonly string[], allowed: readonly string[]) => {
  if (unreadableCidr(cidrs) !== undefined) return refusal<ApproleReason>({ code: 'approle_cidrs_invalid' })
  const isWithin = allowed.length === 0 || cidrs.every((cidr) => isCidrWithin(cidr, allowed))
  return isWithin ? pass : refusal<ApproleReason>({ code: 'approle_cidrs_beyond_role', cidrs, allowed })
}

// A zero means without limit, which is more than any limit of the role.
const isBeyond = (wished: number, limit: number) => limit > 0 && (wished === 0 || wished > limit)

const secretIdRules: readonly SecretIdRule[] = [
  rule('bind_secret_id', ({ role }) => (role.bindSecretId ? pass : refusal({ code: 'approle_not_bound' }))),
  rule('num_uses', ({ role, wish: { numUses } }) => {
    if (numUses < 0) return refusal({ code: 'approle_secret_uses_negative' })
    return isBeyond(numUses, role.secretIdNumUses) ? refusal({ code: 'approle_secret_uses_above_role' }) : pass
  }),
  rule('ttl', ({ role, wish: { ttl } }) =>
    isBeyond(ttl, role.secretIdTtl) ? refusal({ code: 'approle_secret_ttl_above_role' }) : pass,
  ),
  rule('cidr_list', ({ role, wish }) => within(wish.cidrs, role.secretIdBoundCidrs)),
  rule('token_bound_cidrs', ({ role, wish }) => within(wish.tokenBoundCidrs, role.token.token_bound_cidrs)),
]
