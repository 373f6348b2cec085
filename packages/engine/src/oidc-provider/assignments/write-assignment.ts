import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { clientNamesBy } from '../clients/client.ts'
import { allowAll, assignments } from './assignment.ts'

/** What a write says of an assignment; an omitted list keeps its value. */
export interface AssignmentChanges {
  readonly name: string
  readonly entity_ids?: readonly string[] | undefined
  readonly group_ids?: readonly string[] | undefined
}

/** Creates or updates an assignment. Whether its people and groups exist is not asked. */
export async function writeAssignment(world: World, { name, entity_ids, group_ids }: AssignmentChanges): Promise<void> {
  if (name === allowAll) refuse({ code: 'oidc_assignment_is_built_in', action: 'modification' })
  await world.storage.write(async (change) => {
    const old = await assignments.maybe(change, name)
    await assignments.put(change, {
      name,
      entity_ids: entity_ids === undefined ? (old?.entity_ids ?? []) : idList(entity_ids),
      group_ids: group_ids === undefined ? (old?.group_ids ?? []) : idList(group_ids),
    })
  })
}

/** Deletes an assignment that no client names. */
export async function deleteAssignment(world: World, name: string): Promise<void> {
  if (name === allowAll) refuse({ code: 'oidc_assignment_is_built_in', action: 'deletion' })
  await world.storage.write(async (change) => {
    const users = await clientNamesBy(change, 'byAssignment', name)
    if (users.length > 0) refuse({ code: 'oidc_assignment_used', assignment: name, clients: users })
    await assignments.remove(change, name)
  })
}

/** Ids as they are stored: sorted, each once, the UUID in lower case; a namespace behind the dot keeps its case. */
function idList(ids: readonly string[]): string[] {
  const spelled = ids.map((id) => id.trim()).filter((id) => id !== '')
  return [...new Set(spelled.map(lowerBeforeDot))].toSorted()
}

function lowerBeforeDot(id: string): string {
  const dot = id.indexOf('.')
  return dot === -1 ? id.toLowerCase() : id.slice(0, dot).toLowerCase() + id.slice(dot)
}
