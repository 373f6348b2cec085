import type { Change, View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { countAfterFailure, failures, failuresId, isLocked, type Principal } from './failures.ts'
import { lockoutPolicyOf } from './lockout-policy.ts'

/** Whether the name is locked at its mount. Asked before a secret is looked at, which spares the work. */
export async function isLockedOut(world: World, view: View, { mount, name }: Principal): Promise<boolean> {
  const policy = lockoutPolicyOf(mount, world.settings)
  if (!policy.isEnabled) return false
  return isLocked(await failures.maybe(view, failuresId(mount.accessor, name)), policy, world.clock.now())
}

/**
 * Counts a wrong secret of somebody who exists. Whoever was locked meanwhile is denied instead of told that the guess
 * was wrong: however many guesses run at once, no more than the threshold are ever answered.
 */
export async function countFailure(world: World, principal: Principal): Promise<void> {
  const policy = lockoutPolicyOf(principal.mount, world.settings)
  if (!policy.isEnabled) return
  await world.storage.write(async (change) => {
    const now = world.clock.now()
    const before = await failures.maybe(change, failuresId(principal.mount.accessor, principal.name))
    if (isLocked(before, policy, now)) refuse({ code: 'permission_denied' })
    await failures.put(change, countAfterFailure(before, principal, { policy, now }))
  })
}

/** Forgets the failures of somebody who got in; denies whoever was locked while the secret was looked at. */
export async function clearFailures(world: World, change: Change, principal: Principal): Promise<void> {
  if (await isLockedOut(world, change, principal)) refuse({ code: 'permission_denied' })
  await failures.remove(change, failuresId(principal.mount.accessor, principal.name))
}
