import type { Group } from '@postern/contract/resources/group.ts'
import { objectOf, pairsOf, type Pair } from '#ui/pairs-input.tsx'

/** A group as its form holds it. Its members have a page of their own once it exists. */
export interface GroupValues {
  readonly name: string
  readonly type: string
  readonly policies: readonly string[]
  readonly metadata: readonly Pair[]
  readonly member_entity_ids: readonly string[]
  readonly member_group_ids: readonly string[]
  /** Of an external group: the mount it follows, by accessor, and the group's name there. */
  readonly mount_accessor: string
  readonly alias_name: string
}

export const newGroup: GroupValues = {
  name: '',
  type: 'internal',
  policies: [],
  metadata: [],
  member_entity_ids: [],
  member_group_ids: [],
  mount_accessor: '',
  alias_name: '',
}

export function groupValuesOf(group: Group): GroupValues {
  return {
    ...newGroup,
    name: group.name,
    type: group.type,
    policies: group.policies,
    metadata: pairsOf(group.metadata),
    ...('mount_accessor' in group.alias ? { mount_accessor: group.alias.mount_accessor, alias_name: group.alias.name } : {}),
  }
}

/** A new group, members and all; an external one has none of its own. */
export function createCallOf({ name, type, policies, metadata, member_entity_ids, member_group_ids }: GroupValues) {
  const members =
    type === 'internal' ? { member_entity_ids: [...member_entity_ids], member_group_ids: [...member_group_ids] } : {}
  return { input: { name: name.trim(), type, policies: [...policies], metadata: objectOf(metadata), ...members } }
}

/** A change leaves the members alone: they are put in and taken out one by one. */
export const updateCallOf =
  (id: string) =>
  ({ name, policies, metadata }: GroupValues) => ({
    params: { id },
    input: { name: name.trim(), policies: [...policies], metadata: objectOf(metadata) },
  })

/** What the server would refuse, said before it is asked (spec/core.md 12.3). */
export function groupRules({ name, policies, type, mount_accessor, alias_name }: GroupValues) {
  return {
    ...(name.trim() === '' ? { name: 'Give the group a name' } : {}),
    ...(policies.includes('root') ? { policies: 'root cannot be given to a group' } : {}),
    ...(type === 'external' && alias_name.trim() !== '' && mount_accessor === ''
      ? { mount_accessor: 'Say at which mount the group has this name' }
      : {}),
  }
}

export const groupMessages = [
  [/cycl/, 'member_group_ids'],
  [/member/, 'member_entity_ids'],
  [/polic/, 'policies'],
  [/metadata/, 'metadata'],
  [/type/, 'type'],
  [/name/, 'name'],
] as const
