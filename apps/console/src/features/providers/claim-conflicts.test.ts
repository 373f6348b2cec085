import { expect, it } from 'vitest'
import { claimConflicts } from './claim-conflicts.ts'

it('finds claims that two scopes give', () => {
  const scopes = [
    { name: 'profile', template: '{"name": {{identity.entity.name}}, "locale": "en"}' },
    { name: 'short', template: '{"name": "x"}' },
    { name: 'email', template: '{"email": "x"}' },
  ]
  expect(claimConflicts(scopes)).toEqual([{ claim: 'name', scopes: ['profile', 'short'] }])
})

it('finds nothing where each claim has one giver', () => {
  expect(claimConflicts([{ name: 'a', template: '{"x": 1}' }])).toEqual([])
})
