import { foldedName } from '#identity/name-forms.ts'
import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { failures, failuresId, isLocked } from './failures.ts'
import { lockoutPolicyOf } from './lockout-policy.ts'

/** The names that are locked at a mount. */
export interface LockedAtMount {
  readonly mountAccessor: string
  readonly names: readonly string[]
}

/** Who is locked at each of these mounts; mounts where nobody is are left out. */
export async function lockedUsers(world: World, mounts: readonly Mount[]): Promise<readonly LockedAtMount[]> {
  const now = world.clock.now()
  const all = await world.storage.read((view) =>
    Promise.all(
      mounts.map(async (mount): Promise<LockedAtMount> => {
        const policy = lockoutPolicyOf(mount, world.settings)
        const counts = await failures.records(view, { prefix: `${mount.accessor}/` })
        const locked = counts.filter((count) => isLocked(count, policy, now))
        return { mountAccessor: mount.accessor, names: locked.map(({ name }) => name) }
      }),
    ),
  )
  return all.filter(({ names }) => names.length > 0)
}

/** Lets somebody try again at once. Says nothing when nobody is locked. */
export async function unlockUser(world: World, { mountAccessor, name }: { mountAccessor: string; name: string }): Promise<void> {
  await world.storage.write(async (change) => {
    await failures.remove(change, failuresId(mountAccessor, foldedName(name)))
  })
}
