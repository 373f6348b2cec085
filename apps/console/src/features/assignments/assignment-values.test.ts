import { describe, expect, it } from 'vitest'
import { assignmentCallOf, assignmentRules, assignmentValuesOf, newAssignment } from './assignment-values.ts'

it('sends an assignment back as it was read', () => {
  const assignment = { entity_ids: ['e1'], group_ids: ['g1', 'g2'] }
  expect(assignmentCallOf(assignmentValuesOf('ops', assignment))).toEqual({ params: { name: 'ops' }, input: assignment })
})

describe('before the server is asked', () => {
  it('finds nothing wrong with one group and a name', () => {
    expect(assignmentRules({ ...newAssignment, name: 'ops', group_ids: ['g1'] })).toEqual({})
  })

  it.each([
    ['no name', { name: '', entity_ids: ['e1'] }, 'name'],
    ['the built-in name', { name: 'allow_all', entity_ids: ['e1'] }, 'name'],
    ['nobody at all', { name: 'ops' }, 'group_ids'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(assignmentRules({ ...newAssignment, ...part }))).toEqual([field])
  })
})
