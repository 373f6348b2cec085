import { createPublicKey } from 'node:crypto'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { createProviderKey, signedBy, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let provider: TestProvider
beforeAll(async () => {
  server = await startTestServer()
  provider = await startTestProvider(await createProviderKey('k1'))
  for (const path of ['jwt', 'logins']) {
    await server.client(sysAuthRoutes).enableAuth({ params: { path }, input: { type: 'jwt' } })
  }
  await send('PUT', 'auth/logins/config', { jwks_url: `${provider.issuer}/jwks`, bound_issuer: provider.issuer })
})
afterAll(() => Promise.all([server.close(), provider.stop()]))

type Input = Readonly<Record<string, unknown>>
async function send(method: string, path: string, body: Input) {
  const response = await server.send(path, { method, body: JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}
const said = (message: string, status = 400) => ({ status, body: { errors: [message] } })

describe('jwt-oidc-auth 2.3: what a configuration is refused with', () => {
  const client = { oidc_client_id: 'c', oidc_client_secret: 's' }
  it.each<[string, Input, string]>([
    [
      '1',
      {},
      "exactly one of 'jwt_validation_pubkeys', 'jwks_url', 'jwks_pairs', 'oidc_discovery_url', or 'provider_config' must be set",
    ],
    ['2', { jwks_url: 'http://a', oidc_client_id: 'c' }, "both 'oidc_client_id' and 'oidc_client_secret' must be set for OIDC"],
    [
      '3a',
      { oidc_discovery_url: 'http://a/.well-known/openid-configuration' },
      "'oidc_discovery_url' contains '.well-known' component",
    ],
    ['3c', { jwks_url: 'http://a', ...client }, "'oidc_discovery_url' must be set for OIDC"],
    ['3d', { jwks_url: 'http://a', jwks_ca_pem: 'x' }, 'error checking jwks_ca_pem'],
    ['3e', { jwks_url: 'http://127.0.0.1:9/jwks' }, 'error checking jwks URL'],
    ['3f', { jwt_validation_pubkeys: ['x'] }, 'error parsing public key: data does not contain any valid public keys'],
    [
      '3g',
      { jwks_pairs: 'x' },
      'invalid jwks_pairs: jwks_pairs must be provided as a list of json objects with the fields jwks_url and jwks_ca_pem',
    ],
    [
      '3g CA',
      { jwks_pairs: [{ jwks_url: 'http://a' }], jwks_ca_pem: 'x' },
      "CA PEMs must be provided as part of the 'jwks_pairs' when using multiple JWKS URLs",
    ],
    [
      '3g issuer',
      { jwks_pairs: [{ jwks_url: 'http://a' }], bound_issuer: 'x' },
      "Bound issuer is not supported for use with 'jwks_pairs'",
    ],
  ])('row %s', async (_, input, message) => {
    expect(await send('PUT', 'auth/jwt/config', input)).toEqual(said(message))
  })

  it.each<[string, Input, string]>([
    ['4', { jwt_supported_algs: ['HS256'] }, 'invalid jwt_supported_algs: unsupported signing algorithm "HS256"'],
    ['5', { oidc_response_types: 'abc' }, "invalid response_types [abc]. 'code' and 'id_token' are allowed"],
    ['6', { oidc_response_types: 'id_token' }, 'query response_mode may not be used with an id_token response_type'],
    ['7', { oidc_response_mode: 'QUERY' }, 'invalid response_mode: "QUERY"'],
    [
      '8',
      { provider_config: { provider: 'unknown' } },
      'invalid provider_config: provider "unknown" not found in custom providers',
    ],
    ['8 unnamed', { provider_config: { a: 'b' } }, "invalid provider_config: 'provider' field not found in provider_config"],
    [
      '8 setting',
      { provider_config: { provider: 'gsuite', groups_recurse_max_depth: -1 } },
      `invalid provider_config: error initializing "gsuite" provider_config: 'gsuite_recurse_max_depth' must be a positive integer`,
    ],
  ])('row %s', async (_, input, message) => {
    expect(await send('PUT', 'auth/jwt/config', { oidc_discovery_url: provider.issuer, ...input })).toEqual(said(message))
  })
})

describe('jwt-oidc-auth 3.3: what a role is refused with', () => {
  const jwt = { role_type: 'jwt', user_claim: 'sub', bound_subject: 's' }
  const glob = { ...jwt, bound_claims_type: 'glob' }
  it.each<[string, Input, string]>([
    ['2', { role_type: 'abc' }, "invalid 'role_type': abc"],
    ['3', { ...jwt, token_ttl: 10, token_max_ttl: 5 }, "'token_ttl' cannot be greater than 'token_max_ttl'"],
    ['3 type', { ...jwt, token_type: 'x' }, `invalid 'token_type' value "x"`],
    [
      '5',
      { ...jwt, token_period: 2_764_860 },
      `'period' of '"768h1m0s"' is greater than the backend's maximum lease TTL of '"768h0m0s"'`,
    ],
    ['6', { ...jwt, bound_claims_type: 'abc' }, "invalid 'bound_claims_type': abc"],
    ['7', { ...glob, bound_claims: { a: null } }, 'claim is not a string or list: null'],
    ['8', { ...glob, bound_claims: { a: [10] } }, 'claim is not a string: 10'],
    ['9', { ...jwt, claim_mappings: { a: 'role' } }, 'metadata key "role" is reserved and may not be a mapping destination'],
    ['10', { ...jwt, claim_mappings: { x: 'a', y: 'a' } }, 'multiple keys are mapped to metadata key "a"'],
    ['11', { ...jwt, oauth2_metadata: ['x'] }, 'Unrecognized oauth2 metadata name x'],
    ['12', { role_type: 'jwt' }, 'a user claim must be defined on the role'],
    ['13', { ...jwt, callback_mode: 'x' }, "invalid 'callback_mode': x"],
    ['14', { user_claim: 'sub' }, "'allowed_redirect_uris' must be set if 'role_type' is 'oidc' or unspecified."],
    ['15', { role_type: 'jwt', user_claim: 'sub' }, 'must have at least one bound constraint when creating/updating a role'],
    ['16', { ...jwt, ttl: 10, max_ttl: 5 }, 'ttl should not be greater than max ttl'],
    ['the poll interval', { ...jwt, poll_interval: -1 }, "'poll_interval' cannot be negative"],
  ])('row %s', async (_, input, message) => {
    expect(await send('PUT', 'auth/jwt/role/new', input)).toEqual(said(message))
  })

  it('row 17', async () => {
    const input = { ...jwt, token_policies_template_claims: true, token_policies: ['{{ .a'] }
    const { status, body } = await send('PUT', 'auth/jwt/role/new', input)
    expect([status, JSON.stringify(body)]).toEqual([500, expect.stringContaining('failed to parse template policy [0]: ')])
  })
})

describe('jwt-oidc-auth 4.5, 5.1: what a login is refused with', () => {
  const now = Math.floor(Date.now() / 1000)
  const times = { iat: now, exp: now + 300 }
  const good = { sub: 'ana', aud: 'vault', ...times }
  const base = {
    role_type: 'jwt',
    user_claim: 'sub',
    user_claim_json_pointer: false,
    bound_audiences: ['vault'],
    bound_subject: '',
    bound_claims: {},
    claim_mappings: {},
    groups_claim: '',
    token_bound_cidrs: [],
    token_policies: [],
    token_policies_template_claims: false,
    allowed_redirect_uris: ['http://localhost/cb'],
  }
  const invalid = (text: string) => `error validating token: ${text}`
  const unbound = (text: string) => `error validating claims: ${text}`

  it.each<[string, Input, Input, string]>([
    ['4', { role_type: 'oidc' }, {}, 'role with oidc role_type is not allowed'],
    ['9', {}, { iss: 'https://other/' }, invalid('invalid issuer (iss) claim')],
    ['10', { bound_subject: 'bob' }, { exp: 1 }, invalid('invalid subject (sub) claim')],
    ['11', {}, { aud: 'x' }, invalid('invalid audience (aud) claim: audience claim does not match any expected audience')],
    [
      '11 absent',
      {},
      { aud: undefined },
      invalid('invalid audience (aud) claim: audience claim does not match any expected audience'),
    ],
    [
      '12 none',
      {},
      { iat: 0, exp: 0 },
      invalid('no issued at (iat), not before (nbf), or expiration time (exp) claims in token'),
    ],
    ['12 nbf', {}, { nbf: now + 900 }, invalid('invalid not before (nbf) claim: token not yet valid')],
    ['12 exp', {}, { iat: 1, exp: 2 }, invalid('invalid expiration time (exp) claim: token is expired')],
    [
      '12 iat',
      {},
      { nbf: now, iat: now + 900, exp: now + 1000 },
      invalid('invalid issued at (iat) claim: token issued in the future'),
    ],
    ['13', { bound_audiences: [], bound_subject: 'ana' }, {}, 'audience claim found in JWT but no audiences bound to the role'],
    ['14 absent', { user_claim: 'email' }, {}, 'claim "email" not found in token'],
    ['14 a number', { user_claim: 'n' }, { n: 1 }, 'claim "n" could not be converted to string'],
    ['14 empty', { user_claim: 'n' }, { n: '' }, 'claim "n" is empty'],
    ['16', { claim_mappings: { data1: 'm' } }, { data1: [1] }, "error converting claim 'data1' to string"],
    ['17 absent', { groups_claim: 'groups' }, {}, 'failed to fetch groups: "groups" claim not found in token'],
    [
      '17 an element',
      { groups_claim: 'groups' },
      { groups: ['a', 42] },
      'value 42 in groups claim could not be parsed as string',
    ],
    ['17 a number', { groups_claim: 'groups' }, { groups: 42 }, 'value 42 in groups claim could not be parsed as string'],
    ['17 an object', { groups_claim: 'groups' }, { groups: {} }, '"groups" claim could not be converted to string list'],
    ['18 absent', { bound_claims: { x: 'a' } }, {}, unbound('claim "x" is missing')],
    [
      '18 an object',
      { bound_claims: { x: 'a' } },
      { x: { y: 1 } },
      unbound('received claim is not a string, bool, int or list: {"y":1}'),
    ],
    [
      '18 a bound object',
      { bound_claims: { x: { y: 1 } } },
      { x: 'a' },
      unbound('bound claim is not a string, bool, int or list: {"y":1}'),
    ],
    [
      '18 no pair',
      { bound_claims: { x: 'true' } },
      { x: true },
      unbound('claim "x" does not match any associated bound claim values'),
    ],
    [
      'a group before a bound claim',
      { groups_claim: 'g', bound_claims: { x: 'a' } },
      {},
      'failed to fetch groups: "g" claim not found in token',
    ],
    [
      '4.6 a collision',
      {},
      { SUB: 'x' },
      invalid('ambiguous claim: key "SUB" collides with registered claim "sub" under case folding'),
    ],
    ['20 root', { token_policies: ['ROOT'] }, {}, 'auth methods cannot create root tokens'],
  ])('row %s', async (_, role, claims, message) => {
    await send('PUT', 'auth/logins/role/r', { ...base, ...role })
    const jwt = await provider.sign({ ...good, ...claims })
    expect(await send('POST', 'auth/logins/login', { role: 'r', jwt })).toEqual(said(message))
  })

  it('row 6 reveals nothing', async () => {
    await send('PUT', 'auth/logins/role/r', { ...base, token_bound_cidrs: ['192.0.2.0/24'] })
    expect(await send('POST', 'auth/logins/login', { role: 'r', jwt: 'x' })).toEqual(said('permission denied', 403))
  })

  it('row 19', async () => {
    const policies = { token_policies_template_claims: true, token_policies: ['{{ .nothing }}'] }
    await send('PUT', 'auth/logins/role/r', { ...base, ...policies })
    const { status, body } = await send('POST', 'auth/logins/login', { role: 'r', jwt: await provider.sign(good) })
    expect([status, JSON.stringify(body)]).toEqual([500, expect.stringContaining('failed to template policy [0]: ')])
  })

  it.each<[string, () => string | Promise<string>, string]>([
    ['two parts', () => 'a.b', 'compact JWS format must have three parts'],
    ['five parts', () => 'a.b.c.d.e', 'compact JWS format must have three parts'],
    ['none', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`, 'unexpected signature algorithm \\"none\\"'],
    [
      'HS256',
      () => `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30.AA`,
      'unexpected signature algorithm \\"HS256\\"',
    ],
    ['65 KiB', () => `a.${'b'.repeat(65 * 1024)}.c`, 'token is longer than'],
    [
      'another signature',
      async () => signedBy({ ...(await createProviderKey('x')), kid: 'k1' }, JSON.stringify(good)),
      'failed to verify id token signature',
    ],
  ])('4.5 %s', async (_, token, text) => {
    await send('PUT', 'auth/logins/role/r', base)
    const { status, body } = await send('POST', 'auth/logins/login', { role: 'r', jwt: await token() })
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain('error validating token: error verifying token signature: ')
    expect(JSON.stringify(body)).toContain(text)
  })

  it('4.5 an algorithm that is not listed, and a key source that cannot be built', async () => {
    await send('PUT', 'auth/jwt/config', { jwks_url: `${provider.issuer}/jwks`, jwt_supported_algs: ['ES256'] })
    await send('PUT', 'auth/jwt/role/r', base)
    const login = async () => send('POST', 'auth/jwt/login', { role: 'r', jwt: await provider.sign(good) })
    expect(await login()).toEqual(
      said(invalid('invalid algorithm (alg) header parameter: token signed with unexpected algorithm')),
    )
    await send('PUT', 'auth/jwt/config', { oidc_discovery_url: 'http://127.0.0.1:9', skip_jwks_validation: true })
    expect(JSON.stringify(await login())).toContain('error configuring token validator: keyset configuration error: ')
  })

  it('4.5 keys that are pinned', async () => {
    const [pinned, stranger] = [await createProviderKey('p'), await createProviderKey('s')]
    const { kty, n = '', e = '' } = pinned.publicJwk
    const pem = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    })
    await send('PUT', 'auth/jwt/config', { jwt_validation_pubkeys: [String(pem)] })
    await send('PUT', 'auth/jwt/role/r', base)
    const login = async (key: typeof pinned) =>
      send('POST', 'auth/jwt/login', { role: 'r', jwt: await signedBy(key, JSON.stringify(good)) })
    expect((await login(pinned)).status).toBe(200)
    expect(await login(stranger)).toEqual(
      said(invalid('error verifying token signature: no known key successfully validated the token signature')),
    )
  })
})
