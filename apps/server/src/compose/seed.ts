import { seedMounts } from '@postern/engine/mounts/seed-mounts.ts'
import { seedPolicies } from '@postern/engine/policies/seed-policies.ts'
import { recordVersion } from '@postern/engine/version-history/version-history.ts'
import type { World } from '@postern/engine/world.ts'

/** Puts into an open store what every server has. */
export async function seed(world: World): Promise<void> {
  await world.storage.write(async (change) => {
    await seedPolicies(change, world.clock.millis())
    await seedMounts(world, change)
    await recordVersion(world, change)
  })
}
