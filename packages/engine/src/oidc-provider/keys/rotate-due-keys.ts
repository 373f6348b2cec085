import type { World } from '#world.ts'
import { alivePairs } from './key-ring.ts'
import { namedKeys } from './named-key.ts'
import { isDue, rotateKey } from './rotate-key.ts'

/** The scheduled work, about once a minute: rotates what is due, and forgets the public keys whose time is over (4.4). */
export async function rotateDueKeys(world: World): Promise<void> {
  const now = world.clock.now()
  const keys = await world.storage.read((view) => namedKeys.records(view))
  for (const key of keys) {
    if (isDue(key, now)) await rotateKey(world, { name: key.name, isStillWanted: (found) => isDue(found, now) })
    else if (alivePairs(key.ring, now).length < key.ring.length) await forgetGonePairs(world, { name: key.name, now })
  }
}

async function forgetGonePairs(world: World, { name, now }: { readonly name: string; readonly now: number }): Promise<void> {
  await world.storage.write(async (change) => {
    const key = await namedKeys.maybe(change, name)
    if (key !== undefined) await namedKeys.put(change, { ...key, ring: [...alivePairs(key.ring, now)] })
  })
}
