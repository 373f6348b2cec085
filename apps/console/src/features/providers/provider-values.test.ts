import type { OidcProvider } from '@postern/contract/resources/oidc-provider.ts'
import { describe, expect, it } from 'vitest'
import { newProvider, providerCallOf, providerRules, providerValuesOf } from './provider-values.ts'

const provider: OidcProvider = {
  issuer: 'https://id.example.com:8443/v1/identity/oidc/provider/main',
  allowed_client_ids: ['*'],
  scopes_supported: ['email'],
}

describe('the issuer', () => {
  const values = providerValuesOf('main', provider)

  it('is read whole and sent without its path', () => {
    expect(providerCallOf(undefined)(values).input.issuer).toBe('https://id.example.com:8443')
  })

  it('is not sent when nobody touched it', () => {
    expect(providerCallOf(values.issuer)(values).input).not.toHaveProperty('issuer')
    expect(providerCallOf(values.issuer)({ ...values, issuer: '' }).input.issuer).toBe('')
  })

  it.each(['id.example.com', 'ftp://id.example.com', 'https://id.example.com/path', 'https://id.example.com?x=1'])(
    'cannot be %s',
    (issuer) => {
      expect(Object.keys(providerRules({ ...newProvider, name: 'a', issuer }))).toEqual(['issuer'])
    },
  )

  it.each(['', 'https://id.example.com', 'http://localhost:8200/'])('can be "%s"', (issuer) => {
    expect(providerRules({ ...newProvider, name: 'a', issuer })).toEqual({})
  })
})

it('does not take openid for a scope of its own', () => {
  expect(Object.keys(providerRules({ ...newProvider, name: 'a', scopes_supported: ['openid'] }))).toEqual(['scopes_supported'])
})
