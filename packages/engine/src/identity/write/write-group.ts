import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { assignedPolicies } from '../assigned-policies.ts'
import { type Group, groups, groupTypes, type GroupType, memberEntities, memberGroups } from '../group.ts'
import { acceptedMetadata } from '../metadata-rules.ts'
import { foldedName } from '../name-forms.ts'
import { newGroup } from '../new-records.ts'
import { refuseGroupWrite } from '../rights/group-writes.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import type { TextMap } from '../text-map.ts'
import { applyShifts, noShift, refuseMembers, type Shifts, shiftTo } from './members.ts'
import { type Made, nameIn } from './sent-name.ts'

/** A group as it was sent; what is absent stays as it is, a list of members that is there replaces them. */
export interface SentGroup {
  /** The group to change; else the one with the name, or a new one. */
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly type?: string | undefined
  readonly metadata?: TextMap | undefined
  readonly policies?: readonly string[] | undefined
  readonly member_entity_ids?: readonly string[] | undefined
  readonly member_group_ids?: readonly string[] | undefined
}

/** Makes a group, or changes the one with this id or name; tells of a new one (spec/core.md 12.3). */
export function writeGroup(world: World, writer: Writer, sent: SentGroup): Promise<Made | undefined> {
  return writeAs(world, writer, async (change) => {
    const before = await changedGroup(change, sent)
    const type = typeFor(before, sent.type)
    refuseMembersOfExternal(type, sent)
    const base = before ?? (await newGroup(world, change, { name: nameIn(sent), type }))
    const after: Group = {
      ...base,
      ...changesIn(sent),
      modifyIndex: base.modifyIndex + 1,
      updatedAt: before === undefined ? base.createdAt : world.clock.millis(),
    }
    const shifts = await shiftsIn(change, after.id, sent)
    await refuseMembers(change, after.id, shifts)
    await refuseGroupWrite(world, change, {
      writer,
      before,
      after,
      joiningEntityIds: shifts.entities.joining,
      joiningGroupIds: shifts.groups.joining,
    })
    const conflict = await groups.tryPut(change, after)
    if (conflict) refuse({ code: 'group_name_taken' })
    applyShifts(change, after, shifts)
    return before === undefined ? { id: after.id, name: after.name } : undefined
  })
}

async function changedGroup(change: Change, sent: SentGroup): Promise<Group | undefined> {
  const { id = '' } = sent
  if (id !== '') return (await groups.maybe(change, id)) ?? refuse({ code: 'group_id_invalid' })
  const name = nameIn(sent)
  return name === undefined ? undefined : groups.maybeBy(change, 'byName', foldedName(name))
}

function typeFor(before: Group | undefined, sent = ''): GroupType {
  if (sent === '') return before?.type ?? 'internal'
  const type = groupTypes.find((known) => known === sent) ?? refuse({ code: 'group_type_invalid', type: sent })
  if (before !== undefined && before.type !== type) refuse({ code: 'group_type_fixed' })
  return type
}

function refuseMembersOfExternal(type: GroupType, { member_entity_ids, member_group_ids }: SentGroup): void {
  if (type === 'internal') return
  if (member_entity_ids !== undefined) refuse({ code: 'group_external_entities' })
  if (member_group_ids !== undefined) refuse({ code: 'group_external_groups' })
}

function changesIn(sent: SentGroup): Partial<Group> {
  const { metadata, policies } = sent
  const name = nameIn(sent)
  return {
    ...(name === undefined ? {} : { name }),
    ...(metadata === undefined ? {} : { metadata: acceptedMetadata('group', metadata) }),
    ...(policies === undefined ? {} : { policies: assignedPolicies(policies) }),
  }
}

async function shiftsIn(change: Change, id: string, { member_entity_ids, member_group_ids }: SentGroup): Promise<Shifts> {
  return {
    entities: member_entity_ids ? await shiftTo(change, memberEntities, { id, wanted: member_entity_ids }) : noShift,
    groups: member_group_ids ? await shiftTo(change, memberGroups, { id, wanted: member_group_ids }) : noShift,
  }
}
