import { z } from 'zod'
import { defaultRotation, type RotationPolicy } from '#barrier/key-usage.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const id = 'settings'
const store = collection({
  name: 'rotation',
  schema: z.object({ isEnabled: z.boolean(), maxOperations: z.number(), interval: z.number() }),
  key: () => id,
})

const fewest = 1_000_000
const shortestInterval = 86_400

/** When a new data key is put in front by itself (spec/core.md 4.8). */
export async function rotationSettings(world: World): Promise<RotationPolicy> {
  return (await world.storage.read((view) => store.maybe(view, id))) ?? defaultRotation
}

/** Changes what is said of it; the rest stays. */
export async function writeRotationSettings(world: World, sent: Partial<RotationPolicy>): Promise<void> {
  const { interval = 0, maxOperations = fewest } = sent
  if (interval !== 0 && interval < shortestInterval) refuse({ code: 'rotation_interval_short' })
  const most = defaultRotation.maxOperations
  if (maxOperations < fewest || maxOperations > most) refuse({ code: 'rotation_operations_range', fewest, most })
  await world.storage.write(async (change) => {
    await store.put(change, { ...((await store.maybe(change, id)) ?? defaultRotation), ...sent })
  })
}
