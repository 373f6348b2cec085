import { emptyCubbyhole } from '#cubbyhole/cubbyhole-store.ts'
import type { Change } from '#ports/storage.ts'
import { cutOff } from '#tokens/cut-off.ts'
import type { Token } from '#tokens/token.ts'
import type { World } from '#world.ts'
import { findWrapped, idOfValue } from './wrapping-token.ts'

/** Takes the reply out of a wrapping token. Taken and gone in one change: of two who try, exactly one gets it. */
export async function unwrap(world: World, value: string): Promise<string> {
  const id = await idOfValue(world, value)
  const { reply } = await world.storage.write((change) => takeWrapped(world, change, id))
  return reply
}

/** The same as part of a change. */
export async function takeWrapped(
  world: World,
  change: Change,
  id: string,
): Promise<{ readonly token: Token; readonly reply: string }> {
  const wrapped = await findWrapped(change, { id, now: world.clock.now() })
  // A wrapping token cannot write, so the reply is all that it keeps.
  await emptyCubbyhole(change, id, 1)
  await cutOff(change, id)
  return wrapped
}
