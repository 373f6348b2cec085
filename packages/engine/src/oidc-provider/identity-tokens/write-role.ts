import { newBase62 } from '#chance/base62.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { ensurePairs } from '../keys/ensure-pairs.ts'
import { maybeKey } from '../keys/named-key.ts'
import { acceptedTemplate } from '../templates/accepted-template.ts'
import { type IdentityTokenRole, identityTokenRoles } from './role.ts'

/** What a write says of a role; an omitted field keeps its value, or takes its default on a new role. */
export interface RoleChanges {
  readonly name: string
  readonly key?: string | undefined
  readonly template?: string | undefined
  readonly ttl?: number | undefined
  readonly client_id?: string | undefined
}

/** Creates or updates a role of identity tokens. */
export async function writeRole(world: World, changes: RoleChanges): Promise<void> {
  const { key } = await world.storage.read((view) => roleAfter(world, view, changes))
  await ensurePairs(world, key)
  await world.storage.write(async (change) => identityTokenRoles.put(change, await roleAfter(world, change, changes)))
}

/** The role as the changes leave it, judged in the order of 5.2. */
async function roleAfter({ chance }: World, view: View, changes: RoleChanges): Promise<IdentityTokenRole> {
  const { name } = changes
  const old = await identityTokenRoles.maybe(view, name)
  const keyName = changes.key ?? old?.key ?? ''
  if (keyName === '') refuse({ code: 'oidc_role_key_missing' })
  const template = changes.template === undefined ? (old?.template ?? '') : acceptedTemplate(changes.template).text
  const key = (await maybeKey(view, keyName)) ?? refuse({ code: 'oidc_role_key_unknown', key: keyName })
  const ttl = changes.ttl ?? old?.ttl ?? 86_400
  if (ttl > key.verification_ttl) refuse({ code: 'oidc_role_ttl_too_long' })
  const client_id = (changes.client_id ?? old?.client_id ?? '') || newBase62(chance, 26)
  return { name, key: keyName, template, ttl, client_id }
}
