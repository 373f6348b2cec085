import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { jwtRoleCases } from '../cases/role-cases.ts'
import { jwtRoles } from './jwt-role.ts'

/** Deletes a role with its cases. Tokens that were issued through it live on until they end, and are not renewed. */
export async function deleteJwtRole(world: World, { uuid }: Mount, name: string): Promise<void> {
  const id = `${uuid}/${name.toLowerCase()}`
  await world.storage.write(async (change) => {
    await jwtRoles.remove(change, id)
    await jwtRoleCases.remove(change, id)
  })
}
