import type { WrapInfo } from '#tokens/token-desk.ts'
import type { World } from '#world.ts'
import { takeWrapped } from './unwrap.ts'
import { wrappedAccessorIn } from './wrapped-accessor.ts'
import { wrapWithin } from './wrap-reply.ts'
import { idOfValue } from './wrapping-token.ts'

/** Moves a reply into a new token with the same life and origin; the old one dies with it. */
export async function rewrap(world: World, value: string): Promise<WrapInfo> {
  const id = await idOfValue(world, value)
  return world.storage.write(async (change) => {
    const { token, reply } = await takeWrapped(world, change, id)
    const wrappedAccessor = wrappedAccessorIn(reply)
    return wrapWithin(world, change, {
      namespace: token.namespace,
      ttl: token.creationTtl,
      creationPath: token.path,
      reply,
      ...(wrappedAccessor === undefined ? {} : { wrappedAccessor }),
    })
  })
}
