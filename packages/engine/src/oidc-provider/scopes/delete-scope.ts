import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { providers } from '../providers/provider.ts'
import { scopes } from './scope.ts'

/** Deletes a scope that no provider supports. */
export async function deleteScope(world: World, name: string): Promise<void> {
  await world.storage.write(async (change) => {
    const users = await providers.idsBy(change, 'byScope', name)
    if (users.length > 0) refuse({ code: 'oidc_scope_used', scope: name, providers: users })
    await scopes.remove(change, name)
  })
}
