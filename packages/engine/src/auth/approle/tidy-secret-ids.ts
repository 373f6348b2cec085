import type { Mount } from '#mounts/mount.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { approles } from './role.ts'
import { living, secretIds } from './secret-id.ts'

const batch = 500

/** Clears away the secret ids of a mount that are over, or whose role is gone. */
export async function tidySecretIds(world: World, mount: Mount): Promise<void> {
  const roles = await world.storage.read((view) => roleUuids(view, mount))
  let after: string | undefined
  do {
    const page = { prefix: `${mount.uuid}/`, limit: batch, ...(after === undefined ? {} : { after }) }
    const ids = await world.storage.read((view) => secretIds.list(view, page))
    await clearThose(world, ids, roles)
    after = ids.length === batch ? ids.at(-1) : undefined
  } while (after !== undefined)
}

async function clearThose(world: World, ids: readonly string[], roles: ReadonlySet<string>): Promise<void> {
  await world.storage.write(async (change) => {
    const found = await secretIds.maybeMany(change, ids)
    for (const [position, secretId] of found.entries()) {
      const isUsable = living(secretId, world.clock.now()) !== undefined && roles.has(secretId?.roleUuid ?? '')
      if (!isUsable) await secretIds.remove(change, ids[position] ?? '')
    }
  })
}

async function roleUuids(view: View, mount: Mount): Promise<ReadonlySet<string>> {
  const roles = await approles.records(view, { prefix: `${mount.uuid}/` })
  return new Set(roles.map(({ uuid }) => uuid))
}
