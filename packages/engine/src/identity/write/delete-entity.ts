import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { entities } from '../entity.ts'
import { memberEntities } from '../group.ts'
import { foldedName } from '../name-forms.ts'

const batch = 100

/** Deletes an entity with its aliases; it leaves its groups and its tokens stop (spec/core.md 12.1). */
export function deleteEntity(world: World, id: string): Promise<void> {
  return world.storage.write((change) => removeEntity(change, id))
}

/** The same by name. */
export function deleteEntityByName(world: World, name: string): Promise<void> {
  return world.storage.write(async (change) => {
    const id = await entities.idBy(change, 'byName', foldedName(name))
    if (id !== undefined) await removeEntity(change, id)
  })
}

/** Deletes many; unknown ids are passed over. */
export async function deleteEntities(world: World, ids: readonly string[]): Promise<void> {
  const named = ids.filter((id) => id !== '')
  if (named.length === 0) refuse({ code: 'entity_ids_missing' })
  for (let start = 0; start < named.length; start += batch) {
    await world.storage.write(async (change) => {
      for (const id of named.slice(start, start + batch)) await removeEntity(change, id)
    })
  }
}

/** Takes an entity and its memberships away. */
export async function removeEntity(change: Change, id: string): Promise<void> {
  const removed = await entities.remove(change, id)
  if (removed !== undefined) await memberEntities.unlinkAllTo(change, id)
}
