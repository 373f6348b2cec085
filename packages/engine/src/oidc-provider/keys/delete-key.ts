import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { clientNamesBy } from '../clients/client.ts'
import { identityTokenRoles } from '../identity-tokens/role.ts'
import { defaultKeyName, namedKeys } from './named-key.ts'

/** Deletes a named key; its public keys leave every JWKS at once. One that is in use stays. */
export async function deleteKey(world: World, name: string): Promise<void> {
  if (name === defaultKeyName) refuse({ code: 'oidc_key_is_built_in', key: name })
  await world.storage.write(async (change) => {
    const roles = await identityTokenRoles.idsBy(change, 'byKey', name)
    if (roles.length > 0) refuse({ code: 'oidc_key_used_by_roles', key: name, roles })
    const users = await clientNamesBy(change, 'byKey', name)
    if (users.length > 0) refuse({ code: 'oidc_key_used_by_clients', key: name, clients: users })
    await namedKeys.remove(change, name)
  })
}
