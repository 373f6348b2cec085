import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { entities } from '../entity.ts'
import { memberEntities } from '../group.ts'
import { foldedName } from '../name-forms.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'

const batch = 100

/** Deletes an entity with its aliases; it leaves its groups and its tokens stop (spec/core.md 12.1). */
export function deleteEntity(world: World, writer: Writer, id: string): Promise<void> {
  return writeAs(world, writer, (change) => removeEntity(change, id))
}

/** The same by name. */
export function deleteEntityByName(world: World, writer: Writer, name: string): Promise<void> {
  return writeAs(world, writer, async (change) => {
    const id = await entities.idBy(change, 'byName', foldedName(name))
    if (id !== undefined) await removeEntity(change, id)
  })
}

/** Deletes many; unknown ids are passed over. */
export async function deleteEntities(world: World, writer: Writer, ids: readonly string[]): Promise<void> {
  const named = ids.filter((id) => id !== '')
  if (named.length === 0) refuse({ code: 'entity_ids_missing' })
  for (let start = 0; start < named.length; start += batch) {
    await writeAs(world, writer, async (change) => {
      for (const id of named.slice(start, start + batch)) await removeEntity(change, id)
    })
  }
}

/** Takes an entity and its memberships away. */
async function removeEntity(change: Change, id: string): Promise<void> {
  const removed = await entities.remove(change, id)
  if (removed !== undefined) await memberEntities.unlinkAllTo(change, id)
}
