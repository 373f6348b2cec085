import { describe, expect, it } from 'vitest'
import { newPolicy, policyCallOf, policyRules, policyValuesOf } from './policy-values.ts'

describe('writing a policy', () => {
  it('says the version it was opened with', () => {
    const { input } = policyCallOf(policyValuesOf({ name: 'ops', policy: 'x', version: 3 }))
    expect(input).toMatchObject({ policy: 'x', cas: 3 })
  })

  it('says of a new one that there must be none yet', () => {
    expect(policyCallOf({ ...newPolicy, name: 'ops' }).input).toMatchObject({ cas: -1 })
  })

  it('says no version where there is none', () => {
    expect(policyCallOf(policyValuesOf({ name: 'default', policy: 'x' })).input).not.toHaveProperty('cas')
  })
})

it.each([
  ['no name', { name: '' }, 'name'],
  ['a name in capitals', { name: 'Ops' }, 'name'],
  ['no text', { policy: '  ' }, 'policy'],
] as const)('stops at %s', (_, part, field) => {
  expect(Object.keys(policyRules({ ...newPolicy, name: 'ops', policy: 'path "a" {}', ...part }))).toEqual([field])
})
