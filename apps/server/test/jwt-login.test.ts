import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { createProviderKey, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let provider: TestProvider
beforeAll(async () => {
  server = await startTestServer()
  provider = await startTestProvider(await createProviderKey('k1'))
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'jwt' }, input: { type: 'jwt' } })
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'ci/runners' }, input: { type: 'oidc' } })
})
afterAll(() => Promise.all([server.close(), provider.stop()]))

/** Status and JSON of a plain request. */
async function answer(method: string, path: string, body?: object, token?: string) {
  const response = await server.send(path, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    ...(token !== undefined && { token }),
  })
  const said = await response.text()
  return { status: response.status, body: said === '' ? undefined : (JSON.parse(said) as unknown) }
}

const refused = (message: string) => ({ status: 400, body: { errors: [message] } })
const done = { status: 204, body: undefined }
const gone = { status: 404, body: { errors: [] } }

const now = () => Math.floor(Date.now() / 1000)
const token = (claims: Record<string, unknown> = {}) =>
  provider.sign({ sub: 'alice', aud: 'vault', iat: now(), exp: now() + 300, ...claims })

describe('jwt-oidc-auth 2: the configuration of a mount', () => {
  it('is absent at first', async () => {
    expect(await answer('GET', 'auth/ci/runners/config')).toEqual(gone)
    expect(await answer('DELETE', 'auth/ci/runners/config')).toMatchObject({ status: 405 })
  })

  it('is written once the identity provider was reached, and read without its secret', async () => {
    const input = { oidc_discovery_url: provider.issuer, oidc_client_id: 'web', oidc_client_secret: 'hush', default_role: 'Web' }
    expect(await answer('PUT', 'auth/ci/runners/config', input)).toEqual(done)
    expect(await answer('GET', 'auth/ci/runners/config')).toMatchObject({
      status: 200,
      body: {
        data: {
          oidc_discovery_url: provider.issuer,
          oidc_discovery_ca_pem: '',
          oidc_client_id: 'web',
          oidc_response_mode: '',
          oidc_response_types: [],
          default_role: 'web',
          jwt_validation_pubkeys: [],
          jwt_supported_algs: [],
          jwks_url: '',
          jwks_ca_pem: '',
          bound_issuer: '',
          provider_config: {},
          override_allowed_server_names: [],
          namespace_in_state: true,
          status: 'valid',
        },
        warnings: null,
      },
    })
    expect(await (await server.send('auth/ci/runners/config')).text()).not.toContain('hush')
  })

  it('is stored all the same where the check is waived, and says so', async () => {
    const input = { oidc_discovery_url: 'http://127.0.0.1:9', skip_jwks_validation: true }
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'down' }, input: { type: 'jwt' } })
    expect(await answer('POST', 'auth/down/config', input)).toMatchObject({
      status: 200,
      body: { data: null, warnings: ['error checking oidc discovery URL'] },
    })
    expect(await answer('GET', 'auth/down/config')).toMatchObject({
      body: {
        data: { status: 'invalid' },
        warnings: [expect.stringMatching(/^failed to construct JWK validator: keyset configuration error: /)],
      },
    })
  })
})

describe('jwt-oidc-auth 3: roles', () => {
  it('are created, read, listed and deleted', async () => {
    const path = 'auth/jwt/role/Team'
    const input = {
      role_type: 'jwt',
      user_claim: 'sub',
      bound_audiences: 'a,b',
      policies: 'Ops',
      ttl: '1h',
      bound_claims: { n: 42 },
    }
    expect(await answer('PUT', path, input)).toEqual(done)
    expect(await answer('GET', 'auth/jwt/role/team')).toMatchObject({
      body: {
        data: {
          role_type: 'jwt',
          user_claim: 'sub',
          bound_audiences: ['a', 'b'],
          bound_claims: { n: 42 },
          claim_mappings: null,
          allowed_redirect_uris: null,
          clock_skew_leeway: 0,
          policies: ['ops'],
          token_policies: ['ops'],
          ttl: 3600,
          token_ttl: 3600,
          token_type: 'default',
        },
      },
    })
    const api = server.client(jwtAuthRoutes)
    expect(await api.listJwtRoles({ params: { mount: 'jwt' } })).toEqual({ keys: ['team'] })
    expect(await api.listJwtRoles({ params: { mount: 'jwt' }, input: { detailed: true } })).toMatchObject({
      keys: ['team'],
      key_info: { team: { user_claim: 'sub' } },
    })
    expect(await answer('DELETE', path)).toEqual(done)
    expect(await answer('DELETE', path)).toEqual(done)
    expect(await answer('GET', path)).toEqual(gone)
    expect(await answer('LIST', 'auth/jwt/role')).toEqual(gone)
  })

  it('warn of what is done and yet unwise', async () => {
    const input = { role_type: 'jwt', user_claim: 'sub', bound_subject: 'x', token_max_ttl: '9000h', verbose_oidc_logging: true }
    expect(await answer('PUT', 'auth/jwt/role/loud', input)).toMatchObject({
      status: 200,
      body: {
        warnings: [
          expect.stringMatching(/^token max ttl is greater than the system or backend mount's maximum TTL value/),
          expect.stringMatching(/^verbose_oidc_logging has been enabled for this role/),
        ],
      },
    })
  })

  it('need create for a new one and update for another', async () => {
    const policy = 'path "auth/jwt/role/*" { capabilities = ["create"] }'
    await answer('PUT', 'sys/policies/acl/role-maker', { policy })
    const made = await answer('POST', 'auth/token/create', { policies: ['role-maker'] })
    const { client_token } = (made.body as { auth: { client_token: string } }).auth
    const input = { role_type: 'jwt', user_claim: 'sub', bound_subject: 'x' }
    expect(await answer('PUT', 'auth/jwt/role/fresh', input, client_token)).toEqual(done)
    expect(await answer('PUT', 'auth/jwt/role/fresh', input, client_token)).toMatchObject({ status: 403 })
  })
})

describe('jwt-oidc-auth 5: logins', () => {
  beforeAll(async () => {
    await answer('PUT', 'auth/jwt/config', { jwks_url: `${provider.issuer}/jwks`, bound_issuer: provider.issuer })
    await answer('PUT', 'auth/jwt/role/ci', {
      role_type: 'jwt',
      user_claim: 'sub',
      bound_audiences: 'vault',
      claim_mappings: { email: 'mail' },
      token_policies: 'ci-readonly',
      token_ttl: '20m',
    })
  })

  it('hand out a token for a signed one', async () => {
    const { status, body } = await answer('PUT', 'auth/jwt/login', { role: 'CI', jwt: await token({ email: 'a@b' }) }, '')
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        data: null,
        auth: {
          policies: ['ci-readonly', 'default'],
          token_policies: ['ci-readonly', 'default'],
          metadata: { role: 'ci', mail: 'a@b' },
          lease_duration: 1200,
          renewable: true,
          token_type: 'service',
          orphan: true,
        },
      },
    })
    const { client_token } = (body as { auth: { client_token: string } }).auth
    expect(await answer('GET', 'auth/token/lookup-self', undefined, client_token)).toMatchObject({
      body: { data: { display_name: 'jwt-alice', path: 'auth/jwt/login', meta: { role: 'ci', mail: 'a@b' } } },
    })
  })

  it('say why not', async () => {
    const login = (body: object) => answer('POST', 'auth/jwt/login', body, '')
    expect(await login({})).toEqual(refused('missing role'))
    expect(await login({ role: 'Nobody' })).toEqual(refused('role "nobody" could not be found'))
    expect(await login({ role: 'ci' })).toEqual(refused('missing token'))
    expect(await login({ role: 'ci', jwt: await token({ aud: 'x' }) })).toEqual(
      refused('error validating token: invalid audience (aud) claim: audience claim does not match any expected audience'),
    )
  })
})
