import type { World } from '#world.ts'
import { failures, failuresId } from '../lockout/failures.ts'
import { type ApproleAt, approleId, approles } from './role.ts'
import { familyOf, secretIds } from './secret-id.ts'

const batch = 500

/**
 * Takes a role away. Its secret ids are worth nothing from then on, since they hang on the role's own uuid; they are
 * cleared away behind it.
 */
export async function deleteApprole(world: World, at: ApproleAt): Promise<void> {
  const role = await world.storage.write(async (change) => {
    const gone = await approles.remove(change, approleId(at))
    if (gone !== undefined) await failures.remove(change, failuresId(at.mount.accessor, gone.roleId))
    return gone
  })
  if (role !== undefined) await clearSecretIds(world, familyOf(role))
}

async function clearSecretIds(world: World, family: string): Promise<void> {
  const cleared = await world.storage.write(async (change) => {
    const ids = await secretIds.list(change, { prefix: family, limit: batch })
    for (const id of ids) await secretIds.remove(change, id)
    return ids.length
  })
  if (cleared === batch) await clearSecretIds(world, family)
}
