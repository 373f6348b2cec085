import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { maybeJwtConfig } from '#auth/jwt/config/jwt-config.ts'
import { readJwtConfig } from '#auth/jwt/config/read-jwt-config.ts'
import { type JwtConfigInput, writeJwtConfig } from '#auth/jwt/config/write-jwt-config.ts'
import { reasonOf } from '#testing/codes.ts'
import { createProviderKey, discoveryOf, startTestProvider, type TestProvider } from '#testing/identity-provider.ts'
import { testMount } from '#testing/mount.ts'
import { createTestWorld } from '#testing/world.ts'

const mount = testMount({ type: 'jwt' })
let provider: TestProvider
let { world } = createTestWorld()

beforeAll(async () => {
  provider = await startTestProvider(await createProviderKey('k1'))
})
afterAll(() => provider.stop())
beforeEach(() => {
  world = createTestWorld().world
})

const write = (input: JwtConfigInput) => writeJwtConfig(world, mount, input)
const pem = async () => {
  const { publicJwk } = await createProviderKey('pinned')
  const { key_ops: _operations, ...key } = publicJwk
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
}

describe('2.3 validation order', () => {
  it.each<[string, JwtConfigInput, string]>([
    ['no source', {}, 'jwt_config_sources'],
    ['empty texts are no source', { jwks_url: '', oidc_discovery_url: '', oidc_client_id: '' }, 'jwt_config_sources'],
    ['two sources', { jwks_url: 'http://a', oidc_discovery_url: 'http://b' }, 'jwt_config_sources'],
    ['a handler is no source', { provider_config: { provider: 'azure' } }, 'jwt_config_sources'],
    [
      'the cluster and another source',
      { jwks_url: 'http://a', provider_config: { provider: 'kubernetes' } },
      'jwt_config_sources',
    ],
    ['a client without a secret', { oidc_discovery_url: 'http://a', oidc_client_id: 'c' }, 'jwt_config_client_incomplete'],
    ['a secret without a client', { jwks_url: 'http://a', oidc_client_secret: 's' }, 'jwt_config_client_incomplete'],
    ['the well-known suffix', { oidc_discovery_url: 'http://a/.well-known/openid-configuration' }, 'jwt_config_well_known'],
    [
      'a client without discovery',
      { jwks_url: 'http://a', oidc_client_id: 'c', oidc_client_secret: 's' },
      'jwt_config_discovery_missing',
    ],
    ['certificates that are none', { jwks_url: 'http://a', jwks_ca_pem: 'x' }, 'jwt_config_ca'],
    ['a key that is none', { jwt_validation_pubkeys: ['x'] }, 'jwt_config_public_key'],
    ['pairs that are none', { jwks_pairs: 'x' }, 'jwt_config_pairs'],
    ['pairs and certificates', { jwks_pairs: [{ jwks_url: 'http://a' }], jwks_ca_pem: 'x' }, 'jwt_config_pairs'],
    ['pairs and an issuer', { jwks_pairs: [{ jwks_url: 'http://a' }], bound_issuer: 'x' }, 'jwt_config_pairs'],
    ['the cluster, outside of one', { provider_config: { provider: 'kubernetes' } }, 'jwt_config_provider'],
  ])('%s', async (_, input, code) => {
    expect(await reasonOf(write(input))).toMatchObject({ code })
    expect(await maybeJwtConfig(world, mount)).toBeUndefined()
  })

  it.each([
    ['symmetric', { jwt_supported_algs: ['RS256', 'HS256'] }, { code: 'jwt_config_algorithm', algorithm: 'HS256' }],
    ['in another case', { jwt_supported_algs: ['rs256'] }, { code: 'jwt_config_algorithm', algorithm: 'rs256' }],
    ['a response type', { oidc_response_types: ['abc'] }, { code: 'jwt_config_response_types', types: ['abc'] }],
    ['query with id_token', { oidc_response_types: ['id_token'] }, { code: 'jwt_config_query_with_id_token' }],
    ['a mode', { oidc_response_mode: 'QUERY' }, { code: 'jwt_config_response_mode', mode: 'QUERY' }],
    ['an unnamed handler', { provider_config: { a: 'b' } }, { code: 'jwt_config_provider', problem: { problem: 'unnamed' } }],
    [
      'an unknown handler',
      { provider_config: { provider: 'unknown' } },
      { problem: { problem: 'unknown', provider: 'unknown' } },
    ],
    [
      'a depth below zero',
      { provider_config: { provider: 'gsuite', groups_recurse_max_depth: -1 } },
      { problem: { setting: 'groups_recurse_max_depth', fault: 'not-positive' } },
    ],
    [
      'a service account that is no file',
      { provider_config: { provider: 'gsuite', gsuite_service_account: 'nowhere.json' } },
      { problem: { setting: 'gsuite_service_account', fault: 'unreadable' } },
    ],
    [
      'Okta groups without a token',
      { provider_config: { provider: 'okta', fetch_groups: true } },
      { problem: { setting: 'api_token', fault: 'missing' } },
    ],
    [
      'an organisation without TLS',
      { provider_config: { provider: 'okta', org_url: 'http://org' } },
      { problem: { setting: 'org_url', fault: 'not-https' } },
    ],
    [
      'a filter that is no pattern',
      { provider_config: { provider: 'okta', groups_filter: '(' } },
      { problem: { setting: 'groups_filter', fault: 'not-a-pattern' } },
    ],
  ])('after the network check: %s', async (_, input, reason) => {
    expect(await reasonOf(write({ oidc_discovery_url: provider.issuer, ...input }))).toMatchObject(reason)
  })

  it('the issuer must be the URL byte for byte', async () => {
    expect(await reasonOf(write({ oidc_discovery_url: `${provider.issuer}/` }))).toEqual({
      code: 'jwt_config_discovery',
      isClient: false,
      problem: { problem: 'issuer', expected: `${provider.issuer}/`, received: provider.issuer },
    })
  })

  it.each([
    ['not 200', () => ({ status: 500, body: 'a secret' }), { problem: 'status', status: 500 }],
    ['no JSON', () => ({ body: '<html>' }), { problem: 'not-json' }],
    ['larger than a MiB', () => ({ body: ' '.repeat(1_048_577) }), { problem: 'connection', failure: 'too-large' }],
    [
      'a redirect elsewhere',
      () => ({ status: 302, headers: { location: 'http://localhost:1/' } }),
      { problem: 'connection', failure: 'redirect' },
    ],
  ])('discovery that is %s', async (_, answer, problem) => {
    provider.answers.set('/.well-known/openid-configuration', answer)
    try {
      expect(await reasonOf(write({ oidc_discovery_url: provider.issuer }))).toMatchObject({
        code: 'jwt_config_discovery',
        problem,
      })
    } finally {
      provider.answers.set('/.well-known/openid-configuration', () => ({ body: discoveryOf(provider.issuer) }))
    }
  })

  it('skip_jwks_validation turns what cannot be reached into a warning', async () => {
    expect(await write({ oidc_discovery_url: 'http://127.0.0.1:1', skip_jwks_validation: true })).toBe('discovery')
    expect(await write({ jwks_url: 'http://127.0.0.1:1', skip_jwks_validation: true })).toBe('jwks')
    expect(await reasonOf(write({ jwks_url: 'http://127.0.0.1:1' }))).toMatchObject({ code: 'jwt_config_jwks' })
    expect(await write({ jwks_url: `${provider.issuer}/jwks`, skip_jwks_validation: true })).toBeUndefined()
  })

  it('an empty key set is a key set', async () => {
    provider.answers.set('/empty', () => ({ body: { keys: [] } }))
    expect(await write({ jwks_url: `${provider.issuer}/empty` })).toBeUndefined()
  })

  it('two keys in one text are one too many', async () => {
    const key = await pem()
    expect(await write({ jwt_validation_pubkeys: [key, key] })).toBeUndefined()
    expect(await reasonOf(write({ jwt_validation_pubkeys: [key + key] }))).toEqual({
      code: 'jwt_config_public_key',
      pem: 'trailing-data',
    })
  })
})

describe('2.1 full replacement', () => {
  it('what is left out goes back to its default, the secret included; only namespace_in_state stays', async () => {
    await write({
      oidc_discovery_url: provider.issuer,
      oidc_client_id: 'c',
      oidc_client_secret: 's',
      default_role: 'web',
      namespace_in_state: false,
    })
    await write({ oidc_discovery_url: provider.issuer })
    expect(await maybeJwtConfig(world, mount)).toMatchObject({
      oidc_client_id: '',
      oidc_client_secret: '',
      default_role: '',
      namespace_in_state: false,
    })
  })
})

describe('2.4 read', () => {
  it('nothing before the first write', async () => {
    expect(await readJwtConfig(world, mount)).toBeUndefined()
  })

  it('tells when the provider cannot be reached, and when it can again', async () => {
    await write({ oidc_discovery_url: provider.issuer })
    provider.answers.set('/.well-known/openid-configuration', () => ({ status: 503 }))
    expect(await readJwtConfig(world, mount)).toMatchObject({ problem: { problem: 'status', status: 503 } })
    provider.answers.set('/.well-known/openid-configuration', () => ({ body: discoveryOf(provider.issuer) }))
    expect((await readJwtConfig(world, mount))?.problem).toBeUndefined()
  })

  it('a key set by URL always reads valid, unless its certificates are none', async () => {
    await write({ jwks_url: 'http://127.0.0.1:1', skip_jwks_validation: true })
    expect((await readJwtConfig(world, mount))?.problem).toBeUndefined()
  })
})
