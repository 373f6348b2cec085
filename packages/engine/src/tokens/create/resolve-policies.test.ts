import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesGlob } from './glob.ts'
import { type PolicyLists, type PolicyWish, resolvePolicies } from './resolve-policies.ts'

const noLists: PolicyLists = {
  allowed_policies: [],
  disallowed_policies: [],
  allowed_policies_glob: [],
  disallowed_policies_glob: [],
  token_no_default_policy: false,
}
const resolve = (wish: Partial<Omit<PolicyWish, 'role'>> & { role?: Partial<PolicyLists> }) =>
  resolvePolicies({
    requested: [],
    parent: ['a', 'default'],
    isSudo: false,
    withoutDefault: false,
    ...wish,
    role: wish.role && { ...noLists, ...wish.role },
  })

describe('policies of a child without role lists (spec/core.md 9.5)', () => {
  it.each([
    ["are the parent's when none are asked for", {}, ['a', 'default']],
    ["are the parent's with a role that lists none", { role: {} }, ['a', 'default']],
    ["are the parent's without default, if it has none", { parent: ['a'] }, ['a']],
    ["are the parent's but default, if it is not wanted", { withoutDefault: true }, ['a']],
    ['may be some of the parent', { requested: ['a'] }, ['a', 'default']],
    ['may be some of the parent, without default', { requested: ['a'], withoutDefault: true }, ['a']],
    ['get default only if the parent has it', { requested: ['a'], parent: ['a'] }, ['a']],
    ['may be any for sudo', { requested: ['x'], isSudo: true, parent: ['a'] }, ['default', 'x']],
    ['may be any for sudo, without default', { requested: ['x', 'default'], isSudo: true, withoutDefault: true }, ['x']],
    ['collapse to root', { requested: ['x', ' ROOT '], isSudo: true }, ['root']],
    ['are folded', { requested: [' A ', '', 'a'] }, ['a', 'default']],
  ])('%s', (_, wish, policies) => {
    expect(resolve(wish)).toEqual({ policies })
  })

  it('are refused when the parent has not all of them', () => {
    expect(resolve({ requested: ['a', 'b'] })).toEqual({ refused: { code: 'token_policies_not_of_parent' } })
    expect(resolve({ requested: ['default'], parent: ['a'] })).toMatchObject({ refused: {} })
    expect(resolve({ requested: ['root'] })).toMatchObject({ refused: {} })
  })
})

describe('policies of a child by a role with lists', () => {
  it.each([
    ['are those of the role when none are asked for', { role: { allowed_policies: ['x'] } }, ['default', 'x']],
    ['are those asked for', { requested: ['x'], role: { allowed_policies: ['x', 'y'] } }, ['default', 'x']],
    ['may match a glob', { requested: ['dev-1'], role: { allowed_policies_glob: ['dev-*'] } }, ['default', 'dev-1']],
    ["are the parent's with only globs", { parent: ['dev-1'], role: { allowed_policies_glob: ['dev-*'] } }, ['default', 'dev-1']],
    ["are the parent's with only disallowed ones", { parent: ['a'], role: { disallowed_policies: ['b'] } }, ['a', 'default']],
    [
      'are not limited by the parent',
      { requested: ['z'], parent: ['a'], role: { disallowed_policies: ['b'] } },
      ['default', 'z'],
    ],
    ['are without default, if the call says so', { withoutDefault: true, role: { allowed_policies: ['x'] } }, ['x']],
    ['are without default, if the role says so', { role: { allowed_policies: ['x'], token_no_default_policy: true } }, ['x']],
    ['are without default, if it is disallowed', { role: { allowed_policies: ['x'], disallowed_policies: ['default'] } }, ['x']],
    [
      'are without default, if a glob disallows it',
      { role: { allowed_policies: ['x'], disallowed_policies_glob: ['def*'] } },
      ['x'],
    ],
  ])('%s', (_, wish, policies) => {
    expect(resolve(wish)).toEqual({ policies })
  })

  it('are refused when the role does not allow them', () => {
    const role = { allowed_policies: ['x'], allowed_policies_glob: ['d*'] }
    expect(resolve({ requested: ['y'], role })).toEqual({
      refused: { code: 'token_policies_not_of_role', policies: ['default', 'y'], allowed: ['x'], globs: ['d*'] },
    })
    expect(resolve({ requested: ['root'], role: { allowed_policies: ['x'] } })).toMatchObject({ refused: {} })
  })

  it.each([
    ['by name', { disallowed_policies: ['y'] }],
    ['by glob', { disallowed_policies_glob: ['*y'] }],
    ['beside root', { disallowed_policies: ['root', 'y'] }],
    ['though they are allowed as well', { allowed_policies: ['y'], disallowed_policies: ['Y'] }],
  ])('are refused when the role disallows them %s', (_, role) => {
    expect(resolve({ requested: ['y'], role })).toEqual({ refused: { code: 'token_policy_disallowed', policy: 'y' } })
  })
})

it('never gives a child more than its creator may give', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'B ', 'default', 'root', 'Root', ' ', 'dev-1', 'dev-2'), { maxLength: 4 })
  const globs = fc.array(fc.constantFrom('dev-*', '*', 'r*', 'b'), { maxLength: 2 })
  const lists = fc.record({
    allowed_policies: names,
    disallowed_policies: names,
    allowed_policies_glob: globs,
    disallowed_policies_glob: globs,
    token_no_default_policy: fc.boolean(),
  })
  const wishes = fc.record({
    requested: names,
    parent: names,
    isSudo: fc.boolean(),
    withoutDefault: fc.boolean(),
    role: fc.option(lists, { nil: undefined }),
  })

  fc.assert(
    fc.property(wishes, (wish) => {
      const resolution = resolvePolicies(wish)
      if ('refused' in resolution) return
      const { policies } = resolution
      const fold = (list: readonly string[]) => list.map((name) => name.trim().toLowerCase()).filter((name) => name !== '')
      const { role } = wish
      if (wish.withoutDefault) expect(policies).not.toContain('default')
      if (policies.includes('root')) expect(policies).toEqual(['root'])

      const hasRoleLists = role !== undefined && Object.values(role).some((list) => Array.isArray(list) && fold(list).length > 0)
      if (!hasRoleLists) {
        const parent = fold(wish.parent)
        const parentIsRoot = parent.includes('root')
        if (!wish.isSudo)
          for (const policy of policies) expect(parentIsRoot ? policy === 'root' : parent.includes(policy)).toBe(true)
        return
      }
      const isIn = (policy: string, exact: readonly string[], patterns: readonly string[]) =>
        fold(exact).includes(policy) || patterns.some((pattern) => matchesGlob(pattern, policy))
      for (const policy of policies) {
        expect(isIn(policy, role.disallowed_policies, role.disallowed_policies_glob)).toBe(false)
        const isLimited = fold([...role.allowed_policies, ...role.allowed_policies_glob]).length > 0
        if (isLimited && policy !== 'default') expect(isIn(policy, role.allowed_policies, role.allowed_policies_glob)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

it.each([
  ['*', '', true],
  ['a*', 'abc', true],
  ['*c', 'abc', true],
  ['a*c', 'ac', true],
  ['a*bc*d', 'a-bc-d', true],
  ['a*b', 'ab-', false],
  ['ab*ba', 'aba', false],
  ['a', 'ab', false],
] as const)('the glob %s on "%s": %s', (pattern, text, matches) => {
  expect(matchesGlob(pattern, text)).toBe(matches)
})
