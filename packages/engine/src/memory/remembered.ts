import { LRUCache } from 'lru-cache'
import type { Changed } from '#ports/storage.ts'
import type { Collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { inMemory } from './in-memory.ts'

const most = 10_000

/**
 * Reads a record once and keeps it decoded until it changes, here or on another instance: for configurations and roles,
 * which every login needs. Never for tokens, sessions, codes or counters (design 4).
 */
export function remembered<T extends object, U extends string, M extends string>(
  records: Collection<T, U, M>,
): (world: World, id: string) => Promise<T | undefined> {
  const memoryOf = inMemory((world) => {
    const memory = { known: new LRUCache<string, T>({ max: most }), changes: 0 }
    world.storage.onChange((changed) => {
      memory.changes += forget(memory.known, changed, records)
    })
    return memory
  })

  return async (world, id) => {
    const memory = memoryOf(world)
    const found = memory.known.get(id)
    if (found !== undefined) return found

    const before = memory.changes
    const record = await world.storage.read((view) => records.maybe(view, id))
    // A change that came while we read may have made the answer old.
    if (record !== undefined && memory.changes === before) memory.known.set(id, record)
    return record
  }
}

/** What can be emptied, as a whole or by name. */
interface Forgetful {
  clear(): void
  delete(id: string): boolean
}

/** Drops what changed; gives how many records did. */
function forget(known: Forgetful, changed: Changed, { idOf }: { idOf(key: string): string | undefined }): number {
  if (changed === 'everything') {
    known.clear()
    return 1
  }
  const ids = changed.flatMap((key) => idOf(key) ?? [])
  for (const id of ids) known.delete(id)
  return ids.length
}
