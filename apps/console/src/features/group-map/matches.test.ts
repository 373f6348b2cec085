import { describe, expect, it } from 'vitest'
import { groupsIn, matchGroups, mixesIds, speaksPast, unreported } from './matches.ts'

const followers = [
  { alias: 'platform', group: { id: 'g1', name: 'Platform' } },
  { alias: '/ops', group: { id: 'g2', name: 'Ops' } },
]

describe('what logins report', () => {
  it('is matched exactly, as the engine does', () => {
    expect(matchGroups(['platform', 'platform', 'dev'], followers)).toEqual([
      { reported: 'dev', near: undefined },
      { reported: 'platform', group: { id: 'g1', name: 'Platform' } },
    ])
  })

  it.each([
    ['Platform', /other capitals/],
    ['ops', /slash before/],
    [' platform', /blanks/],
  ])('says what is different about %s', (name, words) => {
    expect(matchGroups([name], followers)[0]?.near).toMatch(words)
  })

  it('shows groups nobody reported', () => {
    expect(unreported(['platform'], followers).map(({ alias }) => alias)).toEqual(['/ops'])
  })
})

const id = '0f2c1a34-5b6c-4d7e-8f90-123456789abc'

it('notices when ids and names are mixed, or one side speaks of each', () => {
  expect(mixesIds([id, 'ops'])).toBe(true)
  expect(mixesIds([id])).toBe(false)
  expect(speaksPast([id], ['ops'])).toBe(true)
  expect(speaksPast([id], [id])).toBe(false)
})

it.each([
  ['groups', ['a', 'b']],
  ['/nested/list', ['c']],
  ['/a~1b', ['d']],
  ['missing', []],
  ['/nested/toString', []],
])('reads the groups of %s', (claim, groups) => {
  const claims = { groups: ['a', 'b', 7], nested: { list: ['c'] }, 'a/b': 'd' }
  expect(groupsIn(claims, claim)).toEqual(groups)
})
