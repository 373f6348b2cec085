import type { World } from '#world.ts'
import type { Person } from '../person.ts'
import { allowAll, type Assignment, assignmentNamed } from './assignment.ts'

/** The way that lets a person use a client. */
export interface WayIn {
  readonly assignment: string
  /** The group that the assignment names, when it does not name the person. */
  readonly group?: { readonly id: string; readonly name: string }
}

/** Whether a person may use a client, and why (8.1). */
export type Membership =
  | { readonly isMember: true; readonly way: WayIn }
  | { readonly isMember: false; readonly why: 'entity_disabled' | 'not_assigned' }
  /** The client names an assignment that is gone. */
  | { readonly isMember: false; readonly why: 'assignment_missing'; readonly assignment: string }

/** Looks whether one of a client's current assignments lets the person in, the assignments in their order. */
export async function membershipOf(
  world: World,
  { entity, groups }: Person,
  client: { readonly assignments: readonly string[] },
): Promise<Membership> {
  if (entity.isDisabled) return { isMember: false, why: 'entity_disabled' }
  if (client.assignments.includes(allowAll)) return { isMember: true, way: { assignment: allowAll } }

  for (const name of client.assignments) {
    const assignment = await assignmentNamed(world, name)
    if (assignment === undefined) return { isMember: false, why: 'assignment_missing', assignment: name }
    const way = wayThrough(assignment, { entity, groups })
    if (way !== undefined) return { isMember: true, way }
  }
  return { isMember: false, why: 'not_assigned' }
}

function wayThrough({ name, entity_ids, group_ids }: Assignment, { entity, groups }: Person): WayIn | undefined {
  if (entity_ids.includes(entity.id)) return { assignment: name }
  const group = groups.find(({ id }) => group_ids.includes(id))
  return group === undefined ? undefined : { assignment: name, group: { id: group.id, name: group.name } }
}
