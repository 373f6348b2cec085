import type { World } from '#world.ts'
import { maybeKey, type NamedKey } from './named-key.ts'
import { rotateKey } from './rotate-key.ts'

/** Gives a key its first pairs when a role or a client begins to use it: only `default` can still be without (4.4). */
export async function ensurePairs(world: World, name: string): Promise<void> {
  const key = await world.storage.read((view) => maybeKey(view, name))
  if (key !== undefined && isEmpty(key)) await rotateKey(world, { name, isStillWanted: isEmpty })
}

function isEmpty({ ring }: NamedKey): boolean {
  return ring.length === 0
}
