import type { Group } from '@postern/contract/resources/group.ts'
import { describe, expect, it } from 'vitest'
import { createCallOf, groupRules, groupValuesOf, newGroup, updateCallOf } from './group-values.ts'

const group: Group = {
  id: 'g1',
  name: 'ops',
  type: 'internal',
  namespace_id: 'root',
  metadata: null,
  policies: ['ops'],
  member_entity_ids: ['e1'],
  member_group_ids: [],
  parent_group_ids: [],
  creation_time: '',
  last_update_time: '',
  modify_index: 1,
  alias: {},
}

describe('what is sent of a group', () => {
  it('never touches the members of one that exists', () => {
    const { input } = updateCallOf('g1')(groupValuesOf(group))
    expect(Object.keys(input).toSorted()).toEqual(['metadata', 'name', 'policies'])
  })

  it('says nothing of members of a group that follows logins', () => {
    const { input } = createCallOf({ ...newGroup, name: 'ext', type: 'external', member_entity_ids: ['e1'] })
    expect(input).not.toHaveProperty('member_entity_ids')
  })
})

it.each([
  ['no name', { name: '' }, 'name'],
  ['the root policy', { policies: ['root'] }, 'policies'],
  ['a name at no mount', { type: 'external', alias_name: 'Platform' }, 'mount_accessor'],
] as const)('stops at %s', (_, part, field) => {
  expect(Object.keys(groupRules({ ...newGroup, name: 'ops', ...part }))).toEqual([field])
})
