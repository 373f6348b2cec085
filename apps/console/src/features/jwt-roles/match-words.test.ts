import { describe, expect, it } from 'vitest'
import { breadthWarnings, matchWords } from './match-words.ts'
import { newRole } from './role-values.ts'

const role = newRole('jwt')

describe('who could log in', () => {
  it('is everybody where nothing is bound', () => {
    expect(matchWords(role)).toBe('Every token of the issuer.')
  })

  it('names what is bound', () => {
    const words = matchWords({
      ...role,
      bound_subject: 'svc',
      bound_audiences: ['a', 'b'],
      bound_claims: [{ key: 'ref', value: 'release/*' }],
      bound_claims_type: 'glob',
    })
    expect(words).toBe('Every token of the issuer whose subject is svc, meant for a or b, with ref like release/*.')
  })
})

describe('what is wider than it may be meant', () => {
  it.each([
    ['a lone wildcard', { bound_claims_type: 'glob', bound_claims: [{ key: 'sub', value: '*' }] }, /sub may be anything/],
    ['an audience alone', { bound_audiences: ['x'] }, /Only the audience/],
    ['a wildcard in the subject', { bound_subject: 'repo:*' }, /no wildcard/],
    ['a name that can change hands', { user_claim: 'email' }, /given to somebody else/],
  ] as const)('%s', (_, part, words) => {
    expect(breadthWarnings({ ...role, ...part }).join(' ')).toMatch(words)
  })

  it('nothing, where a claim of one’s own is bound exactly', () => {
    const bound = { bound_audiences: ['x'], bound_claims: [{ key: 'repository_owner_id', value: '"42"' }] }
    expect(breadthWarnings({ ...role, ...bound })).toEqual([])
  })
})
