import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { inMemory } from './in-memory.ts'

/** A kind of record that is read as a whole; a collection is one. */
interface Whole<T> {
  idOf(key: string): string | undefined
  records(view: View): Promise<readonly T[]>
}

/** Keeps all records of a small kind, in the form they are asked for, until one of them changes here or elsewhere. */
export function rememberedWhole<T, Form extends object>(
  { idOf, records }: Whole<T>,
  formOf: (records: readonly T[]) => Form,
): (world: World) => Promise<Form> {
  const memoryOf = inMemory((world) => {
    const memory: { form: Form | undefined; changes: number } = { form: undefined, changes: 0 }
    world.storage.onChange((changed) => {
      if (changed !== 'everything' && !changed.some((key) => idOf(key) !== undefined)) return
      memory.form = undefined
      memory.changes += 1
    })
    return memory
  })

  return async (world) => {
    const memory = memoryOf(world)
    if (memory.form !== undefined) return memory.form
    const before = memory.changes
    const form = formOf(await world.storage.read(records))
    // A change that came while we read may have made the answer old.
    if (memory.changes === before) memory.form = form
    return form
  }
}
