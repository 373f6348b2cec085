import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { groups } from '../group.ts'
import { refuseGroupWrite } from '../rights/group-writes.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import { applyShifts, given, refuseMembers } from './members.ts'

/** Who joins and who leaves a group; the rest stays. */
export interface SentMembers {
  readonly add_entity_ids?: readonly string[] | undefined
  readonly remove_entity_ids?: readonly string[] | undefined
  readonly add_group_ids?: readonly string[] | undefined
  readonly remove_group_ids?: readonly string[] | undefined
}

/** Puts members into an internal group and takes others out. Costs as much as there are changes, however many are in it. */
export function changeMembers(
  world: World,
  writer: Writer,
  { id, ...sent }: SentMembers & { readonly id: string },
): Promise<void> {
  const shifts = {
    entities: { joining: given(sent.add_entity_ids ?? []), leaving: given(sent.remove_entity_ids ?? []) },
    groups: { joining: given(sent.add_group_ids ?? []), leaving: given(sent.remove_group_ids ?? []) },
  }
  return writeAs(world, writer, async (change) => {
    const before = (await groups.maybe(change, id)) ?? refuse({ code: 'group_id_invalid' })
    if (before.type === 'external') refuse({ code: 'group_external_entities' })
    await refuseMembers(change, id, shifts)
    await refuseGroupWrite(world, change, {
      writer,
      before,
      after: before,
      joiningEntityIds: shifts.entities.joining,
      joiningGroupIds: shifts.groups.joining,
    })
    await groups.put(change, { ...before, modifyIndex: before.modifyIndex + 1, updatedAt: world.clock.millis() })
    applyShifts(change, before, shifts)
  })
}
