import type { Change } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { mounts, routeOf } from './mount-store.ts'
import { type MountOrder, newMount } from './new-mount.ts'

/** What is mounted from the start and stays (spec/core.md 5.1, 6). */
const builtIns: readonly MountOrder[] = [
  { path: 'token/', type: 'token', description: 'token based credentials' },
  { path: 'cubbyhole/', type: 'cubbyhole', description: 'per-token private secret storage', local: true },
  { path: 'identity/', type: 'identity', description: 'identity store' },
  { path: 'sys/', type: 'system', description: 'system endpoints used for control, policy and debugging', seal_wrap: true },
]

/** Writes the built-in mounts that a store does not have yet. */
export async function seedMounts(world: World, change: Change): Promise<void> {
  for (const builtIn of builtIns) {
    if ((await mounts.idBy(change, 'byRoute', routeOf(builtIn))) !== undefined) continue
    await mounts.put(change, await newMount(world, change, builtIn))
  }
}
