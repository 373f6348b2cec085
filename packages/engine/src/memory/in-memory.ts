import type { World } from '#world.ts'

/** Something that lives in memory as long as a world does, made when it is first asked for: never the only copy of a fact. */
export function inMemory<T extends object>(create: (world: World) => T): (world: World) => T {
  const made = new WeakMap<World, T>()
  return (world) => {
    const found = made.get(world)
    if (found !== undefined) return found
    const fresh = create(world)
    made.set(world, fresh)
    return fresh
  }
}
