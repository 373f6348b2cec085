import type { ListedOidcClient } from '@postern/contract/resources/oidc-client.ts'
import { describe, expect, it } from 'vitest'
import { clientCallOf, clientRules, clientValuesOf, newClient } from './client-values.ts'

const client: ListedOidcClient = {
  access_token_ttl: 3600,
  assignments: ['ops'],
  authorization_code: true,
  client_credentials: false,
  client_id: 'abc',
  client_type: 'confidential',
  id_token_ttl: 600,
  key: 'default',
  redirect_uris: ['https://app.example.com/cb'],
}

describe('the form of a client', () => {
  it('sends back what was read', () => {
    const { client_id: _, ...fields } = client
    expect(clientCallOf(clientValuesOf('app', client)).input).toMatchObject(fields)
  })

  it('never sends an id or a secret', () => {
    const { input } = clientCallOf(clientValuesOf('app', client))
    expect(Object.keys(input).filter((field) => /client_(id|secret)/.test(field))).toEqual([])
  })

  it('follows the provider where no consent mode is chosen', () => {
    expect(clientCallOf(clientValuesOf('app', client)).input.consent_mode).toBe('')
    expect(clientCallOf(clientValuesOf('app', { ...client, consent_mode: 'always' })).input.consent_mode).toBe('always')
  })

  it('leaves the key set alone unless there is one', () => {
    expect(clientCallOf(newClient).input).not.toHaveProperty('jwks')
    expect(clientCallOf({ ...newClient, jwks: '{"keys": []}' }).input.jwks).toEqual({ keys: [] })
  })
})

describe('before the server is asked', () => {
  const fit = { ...newClient, name: 'app', redirect_uris: ['https://a.example/cb'] }

  it('finds nothing wrong with an app that knows where people go back to', () => {
    expect(clientRules(fit)).toEqual({})
  })

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['nowhere to go back to', { redirect_uris: [' '] }, 'redirect_uris'],
    ['a public app that signs in as itself', { client_type: 'public', client_credentials: true }, 'client_credentials'],
    ['keys that are no JSON', { jwks: '{' }, 'jwks'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(clientRules({ ...fit, ...part }))).toEqual([field])
  })

  it('asks for no address back where nobody is sent anywhere', () => {
    expect(clientRules({ ...fit, redirect_uris: [], authorization_code: false, client_credentials: true })).toEqual({})
  })
})
