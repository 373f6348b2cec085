import type { WrappingDetails } from '@postern/contract/resources/wrapping.ts'
import { wireTime } from '#tokens/wire-time.ts'
import type { World } from '#world.ts'
import { findWrapped, idOfValue } from './wrapping-token.ts'

/** Tells where and when a wrapping token was made, and leaves it as it is. */
export async function lookupWrapping(world: World, value: string): Promise<WrappingDetails> {
  const id = await idOfValue(world, value)
  const { token } = await world.storage.read((view) => findWrapped(view, { id, now: world.clock.now() }))
  return {
    creation_ttl: token.creationTtl,
    creation_time: wireTime(token.creationTime),
    creation_path: token.path,
  }
}
