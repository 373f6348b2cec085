import type { OidcKey } from '@postern/contract/resources/oidc-key.ts'
import { describe, expect, it } from 'vitest'
import { keyCallOf, keyRules, keyValuesOf, newKey } from './key-values.ts'

describe('the form of a key', () => {
  it('sends whole seconds and a list without blank lines', () => {
    expect(keyCallOf({ ...newKey, name: 'web', rotation_period: '1h30m', allowed_client_ids: ['a', '', ' b '] })).toEqual({
      params: { name: 'web' },
      input: { algorithm: 'RS256', rotation_period: 5400, verification_ttl: 86_400, allowed_client_ids: ['a', 'b'] },
    })
  })

  it('sends a key back as it was read', () => {
    const key: OidcKey = { algorithm: 'ES256', allowed_client_ids: ['x'], rotation_period: 3600, verification_ttl: 90 }
    expect(keyCallOf(keyValuesOf('web', key)).input).toEqual(key)
  })
})

describe('before the server is asked', () => {
  it('finds nothing wrong with what a new key begins with', () => {
    expect(keyRules({ ...newKey, name: 'web' })).toEqual({})
  })

  it.each([
    ['a name', { name: ' ' }, 'name'],
    ['a period of a minute', { rotation_period: '59s', verification_ttl: '59s' }, 'rotation_period'],
    ['old keys for ten periods at most', { rotation_period: '1h', verification_ttl: '10h1s' }, 'verification_ttl'],
  ] as const)('wants %s', (_, part, field) => {
    expect(Object.keys(keyRules({ ...newKey, name: 'web', ...part }))).toEqual([field])
  })
})
