import type { Change, View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { Edges } from '#storage/edges.ts'
import { entities } from '../entity.ts'
import { type Group, groups, memberEntities, memberGroups } from '../group.ts'
import { groupIdsAbove } from '../groups-of.ts'

/** Ids that join a group, and ids that leave it. */
export interface Shift {
  readonly joining: readonly string[]
  readonly leaving: readonly string[]
}

export const noShift: Shift = { joining: [], leaving: [] }

/** What has to happen for these, and only these, to be where the edges of a group lead. */
export async function shiftTo(view: View, edges: Edges, { id, wanted }: Replacement): Promise<Shift> {
  const current = new Set(await edges.leadingFrom(view, id))
  const next = new Set(given(wanted))
  return {
    joining: [...next].filter((member) => !current.has(member)),
    leaving: [...current].filter((member) => !next.has(member)),
  }
}

export interface Replacement {
  /** The group. */
  readonly id: string
  readonly wanted: readonly string[]
}

/** Ids as they were sent, without empty ones. */
export function given(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => id !== '')
}

/** Entities and groups that join and leave a group. */
export interface Shifts {
  readonly entities: Shift
  readonly groups: Shift
}

/** Refuses members that are not there, the group itself, and any that hold the group already, directly or through others. */
export async function refuseMembers(view: View, id: string, { entities: people, groups: inner }: Shifts): Promise<void> {
  const foundPeople = await entities.maybeMany(view, people.joining)
  const strangers = people.joining.filter((_, index) => foundPeople[index] === undefined)
  if (strangers[0] !== undefined) refuse({ code: 'group_member_entity_invalid', id: strangers[0] })

  if (inner.joining.length === 0) return
  if (inner.joining.includes(id)) refuse({ code: 'group_in_itself', id })
  const foundGroups = await groups.maybeMany(view, inner.joining)
  const unknown = inner.joining.find((_, index) => foundGroups[index] === undefined)
  if (unknown !== undefined) refuse({ code: 'group_member_group_invalid', id: unknown })
  const above = new Set(await groupIdsAbove(view, [id]))
  const cyclic = inner.joining.find((member) => above.has(member))
  if (cyclic !== undefined) refuse({ code: 'group_cycle', id: cyclic })
}

/** Lets them join and leave. */
export function applyShifts(change: Change, { id }: Pick<Group, 'id'>, shifts: Shifts): void {
  apply(change, memberEntities, { id, shift: shifts.entities })
  apply(change, memberGroups, { id, shift: shifts.groups })
}

function apply(change: Change, edges: Edges, { id, shift }: { readonly id: string; readonly shift: Shift }): void {
  for (const member of shift.leaving) edges.unlink(change, id, member)
  for (const member of shift.joining) edges.link(change, id, member)
}
