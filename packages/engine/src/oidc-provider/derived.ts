import { LRUCache } from 'lru-cache'
import { inMemory } from '#memory/in-memory.ts'
import { folder, rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'

// Every kind of record an operator writes here is named so: keys, roles, scopes, assignments, clients, providers.
const configuration = folder(rootNamespace, 'oidc-').slice(0, -1)

interface Memory {
  readonly made: LRUCache<string, object>
  changes: number
}

const memories = inMemory((world): Memory => {
  const memory: Memory = { made: new LRUCache({ max: 1000 }), changes: 0 }
  world.storage.onChange((changed) => {
    if (changed !== 'everything' && !changed.some((key) => key.startsWith(configuration))) return
    memory.made.clear()
    memory.changes += 1
  })
  return memory
})

/**
 * Something made out of the configuration of many objects, such as a JWKS, kept until any of it changes.
 * `isStale` lets time pass too.
 */
export function derived<T extends object, A extends readonly string[]>(
  kind: string,
  make: (world: World, ...of: A) => Promise<T>,
  isStale: (made: T, now: number) => boolean = () => false,
): (world: World, ...of: A) => Promise<T> {
  return async (world, ...of) => {
    const memory = memories(world)
    const name = [kind, ...of].join('\n')
    // What is filed under a kind was made by that kind's own `make`.
    const found = memory.made.get(name) as T | undefined
    if (found !== undefined && !isStale(found, world.clock.now())) return found

    const before = memory.changes
    const made = await make(world, ...of)
    if (memory.changes === before) memory.made.set(name, made)
    return made
  }
}
