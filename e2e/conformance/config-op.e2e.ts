import { z } from 'zod'
import { expect, test } from './op.ts'

const strings = z.array(z.string())
const discovery = z.looseObject({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  response_types_supported: strings,
  response_modes_supported: strings,
  grant_types_supported: strings,
  subject_types_supported: strings,
  id_token_signing_alg_values_supported: strings,
  scopes_supported: strings,
  claims_supported: strings,
  token_endpoint_auth_methods_supported: strings,
  code_challenge_methods_supported: strings,
  request_parameter_supported: z.boolean(),
  request_uri_parameter_supported: z.boolean(),
})
const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), use: z.string(), alg: z.string() })).min(1),
})

test.describe('Config OP', () => {
  test('oidcc-discovery-endpoint-verification: the metadata is complete and true', async ({ op }) => {
    const response = await fetch(`${op.issuer}/.well-known/openid-configuration`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/json'])
    const found = discovery.parse(await response.json())
    expect(found.issuer).toBe(op.issuer)
    expect(found.response_types_supported).toContain('code')
    expect(found.subject_types_supported).toContain('public')
    expect(found.id_token_signing_alg_values_supported).toContain('RS256')
    expect(found.id_token_signing_alg_values_supported).not.toContain('none')
    expect(found.scopes_supported).toEqual(expect.arrayContaining(['openid', 'profile', 'email', 'address', 'phone']))
    expect(found.token_endpoint_auth_methods_supported).toEqual(
      expect.arrayContaining(['client_secret_basic', 'client_secret_post']),
    )
    expect(found.grant_types_supported).toContain('authorization_code')
    expect(found.response_modes_supported).toEqual(['query', 'form_post'])
    expect([found.request_parameter_supported, found.request_uri_parameter_supported]).toEqual([false, false])
  })

  test('oidcc-discovery-endpoint-verification: the keys are public, named once, and fit for signatures', async ({ op }) => {
    const response = await fetch(op.metadata.jwks_uri)
    expect(response.headers.get('Cache-Control')).toMatch(/^max-age=\d+$/)
    const { keys } = keySet.parse(await response.json())
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length)
    for (const key of keys) {
      expect(key.use).toBe('sig')
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret)
    }
    expect(keys.some(({ kty, alg }) => kty === 'RSA' && alg === 'RS256')).toBe(true)
  })

  test('RFC 8414: the same metadata stands where OAuth looks for it', async ({ op }) => {
    const { origin, pathname } = new URL(op.issuer)
    const response = await fetch(`${origin}/.well-known/oauth-authorization-server${pathname}`)
    expect(await response.json()).toEqual(op.metadata)
  })
})
