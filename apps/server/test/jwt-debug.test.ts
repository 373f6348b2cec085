import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { createProviderKey, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let provider: TestProvider
const params = { mount: 'jwt' }
const api = () => server.client(jwtAuthRoutes)

beforeAll(async () => {
  server = await startTestServer()
  provider = await startTestProvider(await createProviderKey('k1'))
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'jwt' }, input: { type: 'jwt' } })
  await api().writeJwtConfig({ params, input: { oidc_discovery_url: provider.issuer, bound_issuer: provider.issuer } })
  await api().writeJwtRole({
    params: { ...params, name: 'ci' },
    input: { role_type: 'jwt', user_claim: 'sub', bound_audiences: ['vault'], token_policies: ['ci'] },
  })
})
afterAll(() => Promise.all([server.close(), provider.stop()]))

const now = () => Math.floor(Date.now() / 1000)
const token = (claims: Record<string, unknown> = {}) =>
  provider.sign({ sub: 'alice', aud: 'vault', iat: now(), exp: now() + 300, ...claims })
const login = (jwt: string, role = 'ci') =>
  server.send('auth/jwt/login', { method: 'POST', token: '', body: JSON.stringify({ role, jwt }) })
const fresh = async (name: string, input: object) => {
  await server.client(sysAuthRoutes).enableAuth({ params: { path: name }, input: { type: 'oidc' } })
  await api().writeJwtConfig({ params: { mount: name }, input })
}

describe('jwt-oidc-auth 15: the debugger', () => {
  it('says what every rule says, in the words of the login', async () => {
    const jwt = await token({ aud: 'other' })
    const refused = (await (await login(jwt)).json()) as { errors: string[] }
    const { accepted, findings, outcome, token: shown } = await api().debugJwtLogin({ params, input: { role: 'ci', jwt } })
    expect({ accepted, outcome }).toEqual({ accepted: false, outcome: null })
    expect(findings.find(({ verdict }) => verdict === 'refuse')).toMatchObject({
      rule: 'bound_audiences',
      code: 'jwt_audience',
      message: refused.errors[0],
      expected: ['vault'],
      received: ['other'],
      fixes: [
        { on: 'request', advice: 'request_bound_audience', widens_access: false },
        { on: 'role', widens_access: true },
      ],
    })
    expect(shown).toMatchObject({ claims: { sub: 'alice' }, header: { alg: 'RS256', kid: 'k1' } })
    expect(JSON.stringify({ findings, shown })).not.toContain(jwt.split('.')[2])
  })

  it('tries a change to the role without saving it', async () => {
    const input = { role: 'ci', jwt: await token({ aud: 'other' }), try_role: { bound_audiences: ['other'] } }
    expect(await api().debugJwtLogin({ params, input })).toMatchObject({
      accepted: true,
      outcome: { alias_name: 'alice', display_name: 'jwt-alice', policies: ['ci', 'default'], metadata: { role: 'ci' } },
    })
    expect(await api().readJwtRole({ params: { ...params, name: 'ci' } })).toMatchObject({ bound_audiences: ['vault'] })
    await expect(api().debugJwtLogin({ params, input: { ...input, try_role: { role_type: 7 } } })).rejects.toMatchObject({
      status: 400,
      errors: ['try_role must be a merge patch of a role'],
    })
  })

  it('judges from the address it is told', async () => {
    const role = { role_type: 'jwt', user_claim: 'sub', bound_audiences: ['vault'], token_bound_cidrs: ['10.0.0.0/8'] }
    await api().writeJwtRole({ params: { ...params, name: 'inside' }, input: role })
    const jwt = await token()
    expect(await (await login(jwt, 'inside')).json()).toEqual({ errors: ['permission denied'] })
    const verdict = async (remote_address: string) =>
      (await api().debugJwtLogin({ params, input: { role: 'inside', jwt, remote_address } })).accepted
    expect([await verdict('10.1.2.3'), await verdict('192.0.2.1')]).toEqual([true, false])
  })

  it('D38 shows a policy that no login may have', async () => {
    const role = { role_type: 'jwt', user_claim: 'sub', bound_audiences: ['vault'], token_policies: [' ROOT', 'ci'] }
    await api().writeJwtRole({ params: { ...params, name: 'mighty' }, input: role })
    const jwt = await token()
    expect(await (await login(jwt, 'mighty')).json()).toEqual({ errors: ['auth methods cannot create root tokens'] })
    const { findings } = await api().debugJwtLogin({ params, input: { role: 'mighty', jwt } })
    expect(findings.find(({ verdict }) => verdict === 'refuse')).toMatchObject({
      rule: 'assigned_policies',
      message: 'auth methods cannot create root tokens',
      fixes: [{ on: 'role', advice: 'drop_policy' }],
    })
  })

  it('D24 shows that whoever it would be is disabled', async () => {
    const jwt = await token({ sub: 'mallory' })
    const granted = (await (await login(jwt)).json()) as { auth: { entity_id: string } }
    await server.send(`identity/entity/id/${granted.auth.entity_id}`, { method: 'POST', body: '{"disabled":true}' })
    expect((await login(jwt)).status).toBe(403)
    expect(await api().debugJwtLogin({ params, input: { role: 'ci', jwt } })).toMatchObject({
      accepted: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'entity', verdict: 'refuse', message: 'permission denied' }),
      ]),
    })
  })

  it('needs a policy for its path', async () => {
    const response = await server.send('auth/jwt/debug/login', { method: 'POST', token: '', body: '{}' })
    expect(response.status).toBe(403)
  })
})

it('keeps what became of logins for a while, without their tokens', async () => {
  const jwt = await token({ sub: 'carol', nonce: 'n-secret', aud: 'elsewhere' })
  await login(jwt)
  const { attempts } = await api().readJwtAttempts({ params, input: { role: 'ci', limit: 1 } })
  expect(attempts).toMatchObject([
    {
      kind: 'jwt',
      role: 'ci',
      accepted: false,
      rule: 'bound_audiences',
      message: expect.stringContaining('invalid audience (aud) claim'),
      claims: { sub: 'carol', nonce: '…' },
    },
  ])
  expect(JSON.stringify(attempts)).not.toContain(jwt.split('.')[2])
})

describe('cases of a role', () => {
  const at = { params: { ...params, name: 'ci' } }
  const cases = [
    { name: 'main builds', expects: 'accept', claims: { sub: 'a', aud: 'vault', iat: 1000, exp: 1300 } },
    { name: 'nobody else', expects: 'refuse', claims: { sub: 'a', aud: 'x', iat: 1000, exp: 1300 } },
  ]

  it('are kept, and judged when asked', async () => {
    await api().writeJwtRoleCases({ ...at, input: { cases } })
    expect(await api().readJwtRoleCases(at)).toEqual({ cases })
    expect(await api().readJwtRoleCases({ ...at, input: { check: true } })).toMatchObject({
      cases: [
        { name: 'main builds', is_met: true, rule: null },
        { name: 'nobody else', is_met: true, rule: 'bound_audiences' },
      ],
    })
  })

  it('stop a write that would not meet them', async () => {
    const input = { role_type: 'jwt', bound_audiences: ['x'], check: true }
    await expect(api().writeJwtRole({ ...at, input })).rejects.toMatchObject({
      status: 400,
      errors: ['the role does not meet its saved cases: main builds, nobody else'],
    })
    await expect(api().writeJwtRoleCases({ ...at, input: { cases: [{ name: '' }] } })).rejects.toMatchObject({ status: 400 })
  })
})

describe('the health of an issuer', () => {
  it('is well', async () => {
    expect(await api().readJwtMountHealth({ params })).toMatchObject({
      state: 'healthy',
      mode: 'discovery',
      issuer: provider.issuer,
      jwks_uri: `${provider.issuer}/jwks`,
      keys: [{ kid: 'k1', kty: 'RSA', alg: 'RS256', use: 'sig', usable: true }],
      algorithms: ['RS256'],
      certificate_ends: null,
    })
  })

  it('is not known where nothing is configured', async () => {
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'bare' }, input: { type: 'jwt' } })
    expect(await api().readJwtMountHealth({ params: { mount: 'bare' } })).toMatchObject({ state: 'not-configured', findings: [] })
  })

  it('is bad where nobody answers', async () => {
    await fresh('silent', { oidc_discovery_url: 'http://127.0.0.1:9', skip_jwks_validation: true })
    expect(await api().readJwtMountHealth({ params: { mount: 'silent' } })).toMatchObject({
      state: 'broken',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'discovery', verdict: 'refuse' })]),
    })
  })

  it('D39 is bad where the provider calls itself by another name', async () => {
    await fresh('slashed', { oidc_discovery_url: `${provider.issuer}/`, skip_jwks_validation: true })
    const { state, findings } = await api().readJwtMountHealth({ params: { mount: 'slashed' } })
    expect(state).toBe('broken')
    expect(findings.find(({ rule }) => rule === 'discovery_issuer')).toMatchObject({
      expected: `${provider.issuer}/`,
      received: provider.issuer,
      fixes: [{ on: 'config', patch: { oidc_discovery_url: provider.issuer } }],
    })
  })

  it('is worth a look where no issuer is bound, no key fits, or no algorithm is accepted', async () => {
    await fresh('loose', { oidc_discovery_url: provider.issuer, jwt_supported_algs: ['ES256'] })
    const { state, findings } = await api().readJwtMountHealth({ params: { mount: 'loose' } })
    expect(state).toBe('warning')
    expect(findings.filter(({ verdict }) => verdict === 'refuse').map(({ rule }) => rule)).toEqual([
      'usable_key',
      'algorithms',
      'bound_issuer',
    ])
  })
})

describe('15 D25: why a browser sign-in would not begin', () => {
  it('compares the addresses of clients with those of the role', async () => {
    const mount = 'corp/people'
    await fresh(mount, {
      oidc_discovery_url: provider.issuer,
      oidc_client_id: 'web',
      oidc_client_secret: 's',
      default_role: 'web',
    })
    await api().writeJwtRole({
      params: { mount, name: 'web' },
      input: { user_claim: 'sub', allowed_redirect_uris: ['http://localhost:8250/oidc/callback'] },
    })
    const debug = (redirect_uri: string) => api().debugOidcLogin({ params: { mount }, input: { redirect_uri } })
    const refused = await debug('https://vault.example.com/ui/vault/auth/corp/people/oidc/callback')
    expect(refused).toMatchObject({ role: 'web', accepted: false, auth_url: null })
    expect(refused.redirect_uris.map(({ client, is_allowed }) => [client, is_allowed])).toEqual([
      ['requested', false],
      ['cli', true],
      ['console', false],
    ])
    expect(refused.findings.find(({ verdict }) => verdict === 'refuse')).toMatchObject({
      rule: 'allowed_redirect_uris',
      fixes: [{ on: 'role', advice: 'allow_redirect_uri', widens_access: true }],
    })
    expect(await debug('http://localhost:9999/oidc/callback')).toMatchObject({
      accepted: true,
      auth_url: expect.stringContaining(`${provider.issuer}/authorize?`),
    })
  })

  it('D5 says that the mount has no client', async () => {
    const { findings } = await api().debugOidcLogin({ params, input: { role: 'ci' } })
    expect(findings.find(({ verdict }) => verdict === 'refuse')).toMatchObject({
      rule: 'oidc_flow',
      message: 'OIDC login is not configured for this mount',
      fixes: [{ on: 'config', advice: 'set_client' }],
    })
  })
})
