import { newUuid } from '#chance/uuid.ts'
import { judge } from '#finding.ts'
import { foldedName } from '#identity/name-forms.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import type { Change } from '#ports/storage.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Sent } from '../sent.ts'
import { noTokenFields, type SentTokenFields, tokenFieldsAfter } from '../token-fields.ts'
import { type Approle, type ApproleAt, approles, findApprole, maybeApprole } from './role.ts'
import { approleRules } from './role-rules.ts'

/** A role as it is written. */
export type SentApprole = SentTokenFields &
  Sent<{
    readonly bind_secret_id: boolean
    readonly secret_id_bound_cidrs: readonly string[]
    readonly bound_cidr_list: readonly string[]
    readonly secret_id_num_uses: number
    readonly secret_id_ttl: number
    readonly role_id: string
    readonly local_secret_ids: boolean
  }>

/** What the writer should know although it was written. */
export type ApproleWarning =
  | { readonly code: 'approle_type_adjusted'; readonly sent: string; readonly used: string }
  | { readonly code: 'approle_max_ttl_above_mount' }

/** Makes a role, or changes what was sent of one. */
export async function writeApprole(world: World, at: ApproleAt, sent: SentApprole): Promise<readonly ApproleWarning[]> {
  return world.storage.write(async (change) => save(world, change, { at, sent, before: await maybeApprole(change, at) }))
}

/** Changes what was sent of a role that is there. */
export async function changeApprole(world: World, at: ApproleAt, sent: SentApprole): Promise<readonly ApproleWarning[]> {
  return world.storage.write(async (change) => save(world, change, { at, sent, before: await findApprole(change, at) }))
}

/** Sets back what was named of a role, if it is there. */
export async function resetApprole(world: World, at: ApproleAt, blank: SentApprole): Promise<void> {
  await world.storage.write(async (change) => {
    const before = await maybeApprole(change, at)
    if (before !== undefined) await save(world, change, { at, sent: blank, before })
  })
}

interface Writing {
  readonly at: ApproleAt
  readonly sent: SentApprole
  readonly before: Approle | undefined
}

async function save(world: World, change: Change, { at, sent, before }: Writing): Promise<readonly ApproleWarning[]> {
  const { maxTtl } = leaseTtlsOf(at.mount, world.settings)
  const adjusted = adjustedTypes.get(sent.token_type ?? '')
  const role = roleAfter(before ?? blankRole(world, at), { ...sent, token_type: adjusted ?? sent.token_type })
  refuseFirst(judge(approleRules, { role, before, maxTtl }))
  const conflict = await approles.tryPut(change, role)
  if (conflict !== undefined) refuse({ code: 'approle_role_id_taken' })

  return [
    ...(adjusted === undefined ? [] : [{ code: 'approle_type_adjusted' as const, sent: sent.token_type ?? '', used: adjusted }]),
    ...(role.token.token_max_ttl > maxTtl ? [{ code: 'approle_max_ttl_above_mount' as const }] : []),
  ]
}

// The mount offers a type; a role that repeats the offer means the type itself.
const adjustedTypes: ReadonlyMap<string, string> = new Map([
  ['default-service', 'service'],
  ['default-batch', 'batch'],
])

function blankRole({ chance }: World, { mount, role }: ApproleAt): Approle {
  return {
    mountUuid: mount.uuid,
    name: foldedName(role),
    uuid: newUuid(chance),
    roleId: newUuid(chance),
    bindSecretId: true,
    secretIdBoundCidrs: [],
    secretIdNumUses: 0,
    secretIdTtl: 0,
    localSecretIds: false,
    token: noTokenFields,
  }
}

function roleAfter(role: Approle, sent: SentApprole): Approle {
  return {
    ...role,
    roleId: sent.role_id ?? role.roleId,
    bindSecretId: sent.bind_secret_id ?? role.bindSecretId,
    secretIdBoundCidrs: sent.secret_id_bound_cidrs ?? sent.bound_cidr_list ?? role.secretIdBoundCidrs,
    secretIdNumUses: sent.secret_id_num_uses ?? role.secretIdNumUses,
    secretIdTtl: sent.secret_id_ttl ?? role.secretIdTtl,
    localSecretIds: sent.local_secret_ids ?? role.localSecretIds,
    token: tokenFieldsAfter(role.token, sent),
  }
}
