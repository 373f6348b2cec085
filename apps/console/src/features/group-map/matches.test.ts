import { describe, expect, it } from 'vitest'
import { groupsIn, matchGroups, mixesIds, speaksPast, unreported } from './matches.ts'

const followers = [
  { alias: 'platform', group: { id: 'g1', name: 'Platform' } },
  { alias: '/ops', group: { id: 'g2', name: 'Ops' } },
]

describe('what logins report', () => {
  it('is followed by the group the server found, whatever the names look like', () => {
    const looked = [
      { reported: 'dev', group: undefined },
      { reported: 'PLATFORM', group: { id: 'g1', name: 'Platform' } },
    ]
    expect(matchGroups(looked, followers)).toEqual([
      { reported: 'dev', near: undefined },
      { reported: 'PLATFORM', group: { id: 'g1', name: 'Platform' } },
    ])
  })

  it.each(['ops', '//OPS'])('says that %s differs by the slash before it', (reported) => {
    expect(matchGroups([{ reported, group: undefined }], followers)[0]?.near).toMatch(/^\/ops .*slash before/)
  })

  it('shows groups nobody reported', () => {
    const looked = [{ reported: 'Platform', group: { id: 'g1', name: 'Platform' } }]
    expect(unreported(looked, followers).map(({ alias }) => alias)).toEqual(['/ops'])
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
