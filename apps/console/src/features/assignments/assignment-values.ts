import type { OidcAssignment } from '@postern/contract/resources/oidc-assignment.ts'
import { allowAll } from './queries.ts'

/** An assignment as its form holds it. */
export interface AssignmentValues {
  readonly name: string
  readonly entity_ids: readonly string[]
  readonly group_ids: readonly string[]
}

export const newAssignment: AssignmentValues = { name: '', entity_ids: [], group_ids: [] }

export function assignmentValuesOf(name: string, { entity_ids, group_ids }: OidcAssignment): AssignmentValues {
  return { name, entity_ids, group_ids }
}

export function assignmentCallOf({ name, entity_ids, group_ids }: AssignmentValues) {
  return { params: { name }, input: { entity_ids: [...entity_ids], group_ids: [...group_ids] } }
}

/** What would be of no use, said before the server is asked. */
export function assignmentRules({ name, entity_ids, group_ids }: AssignmentValues) {
  const isEmpty = entity_ids.length + group_ids.length === 0
  return {
    ...(name.trim() === '' ? { name: 'Give the assignment a name' } : {}),
    ...(name === allowAll ? { name: `${allowAll} is built in and lets everybody in` } : {}),
    ...(isEmpty ? { group_ids: 'Choose a group or a person: an empty assignment lets nobody in' } : {}),
  }
}

export const assignmentMessages = [[/of assignment "allow_all"/, 'name']] as const
