import { carryOutRevocations, orderRevocation, revokeMount } from '#leases/prefix-revocation.ts'
import { followMount } from '#quotas/follow-mount.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { belongings } from './belongings.ts'
import type { Mount } from './mount.ts'
import { mountPath } from './mount-path.ts'
import { mounts, routeOf } from './mount-store.ts'

const batch = 100

/**
 * Disables an auth method: no request finds it any more, its tokens are revoked, and all that lives in it goes
 * (spec/core.md 5.5). That there is none at the path is no mistake.
 */
export async function disableAuth(world: World, path: string): Promise<void> {
  const leaving = await world.storage.write(async (change) => {
    const mount = await mounts.maybeBy(change, 'byRoute', `auth/${mountPath(path)}`)
    if (mount === undefined) return undefined
    if (mount.type === 'token') refuse({ code: 'mount_token_stays' })
    await mounts.put(change, { ...mount, isLeaving: true })
    await orderRevocation(world, change, `auth/${mount.path}`)
    return mount
  })
  if (leaving !== undefined) await takeAway(world, leaving)
}

/** Finishes what was interrupted while a mount was being disabled. To be called at times, as the sweeper is. */
export async function finishLeaving(world: World): Promise<void> {
  const all = await world.storage.read((view) => mounts.records(view))
  for (const mount of all) if (mount.isLeaving) await takeAway(world, mount)
}

async function takeAway(world: World, mount: Mount): Promise<void> {
  await carryOutRevocations(world)
  for (const { list, remove } of belongings) {
    for (;;) {
      const ids = await world.storage.read((view) => list(view, { prefix: `${mount.uuid}/`, limit: batch }))
      if (ids.length === 0) break
      await world.storage.write(async (change) => {
        for (const id of ids) await remove(change, id)
      })
      await world.pause()
    }
  }
  // Logins that were under way when the mount was closed may have ended since.
  await revokeMount(world, mount)
  await world.storage.write(async (change) => {
    await followMount(change, routeOf(mount), undefined)
    await mounts.remove(change, mount.uuid)
  })
}
