import type { World } from '#world.ts'
import { groups, memberEntities, memberGroups } from '../group.ts'
import { foldedName } from '../name-forms.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'

const batch = 1000

/** Deletes a group with its alias; its members lose its policies at once (spec/core.md 12.3). */
export async function deleteGroup(world: World, writer: Writer, id: string): Promise<void> {
  await writeAs(world, writer, async (change) => {
    await groups.remove(change, id)
    await memberGroups.unlinkAllFrom(change, id)
    await memberGroups.unlinkAllTo(change, id)
  })
  // Without the record the edges to its people lead nowhere, so they may go in batches behind it.
  for (;;) {
    const cut = await world.storage.write((change) => memberEntities.unlinkAllFrom(change, id, batch))
    if (cut.length < batch) return
  }
}

/** The same by name. */
export async function deleteGroupByName(world: World, writer: Writer, name: string): Promise<void> {
  const id = await world.storage.read((view) => groups.idBy(view, 'byName', foldedName(name)))
  if (id !== undefined) await deleteGroup(world, writer, id)
}
