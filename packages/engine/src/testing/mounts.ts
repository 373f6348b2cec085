import { enableAuth } from '#mounts/enable-auth.ts'
import type { Mount } from '#mounts/mount.ts'
import { mounts } from '#mounts/mount-store.ts'
import type { MountWish } from '#mounts/mount-wish.ts'
import { seedMounts } from '#mounts/seed-mounts.ts'
import { createTestWorld } from './world.ts'

/** A world with the built-in mounts, and a short way to enable others. */
export async function createMountWorld() {
  const { world, clock } = createTestWorld()
  await world.storage.write((change) => seedMounts(world, change))
  const enable = (path: string, more: Partial<MountWish> = {}) => enableAuth(world, { type: 'userpass', ...more, path })
  return { world, clock, enable }
}

/** A world with this mount and no other. */
export async function createWorldWith(mount: Mount) {
  const made = createTestWorld()
  await made.world.storage.write((change) => mounts.put(change, mount))
  return made
}
