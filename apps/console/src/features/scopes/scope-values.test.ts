import type { OidcScope } from '@postern/contract/resources/oidc-scope.ts'
import { describe, expect, it } from 'vitest'
import { newScope, scopeCallOf, scopeRules, scopeValuesOf } from './scope-values.ts'

it('sends a scope back as it was read', () => {
  const scope: OidcScope = {
    description: 'Your email',
    template: '{"email": "x"}',
    omit_empty: true,
    claim_types: { email_verified: 'boolean' },
    optional: true,
  }
  expect(scopeCallOf(scopeValuesOf('email', scope))).toEqual({ params: { name: 'email' }, input: scope })
})

it('takes what was never set for switched off', () => {
  const { input } = scopeCallOf(scopeValuesOf('a', { description: '', template: '' }))
  expect(input).toMatchObject({ omit_empty: false, optional: false, claim_types: {} })
})

describe('before the server is asked', () => {
  it('finds nothing wrong with a new scope that has a name', () => {
    expect(scopeRules({ ...newScope, name: 'profile' })).toEqual({})
  })

  it.each([
    ['no name', { name: '' }, 'name'],
    ['the name openid', { name: 'openid' }, 'name'],
    ['a type nobody knows', { claim_types: [{ key: 'age', value: 'int' }] }, 'claim_types'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(scopeRules({ ...newScope, name: 'a', ...part }))).toEqual([field])
  })
})
