import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type JwtConfigInput, writeJwtConfig } from '#auth/jwt/config/write-jwt-config.ts'
import { loginWithJwt } from '#auth/jwt/login.ts'
import type { JwtLogin } from '#auth/jwt/login-facts.ts'
import { reasonOf } from '#testing/codes.ts'
import { createProviderKey, signedBy, startTestProvider, type TestProvider } from '#testing/identity-provider.ts'
import { writeTestRole } from '#testing/jwt-role.ts'
import { testMount } from '#testing/mount.ts'
import { createWorldWith } from '#testing/mounts.ts'

const mount = testMount({ type: 'jwt' })
let provider: TestProvider
let { world, clock } = await createWorldWith(mount)

beforeAll(async () => {
  provider = await startTestProvider(await createProviderKey('k1'))
})
afterAll(() => provider.stop())
beforeEach(async () => {
  ;({ world, clock } = await createWorldWith(mount))
  provider.publish(provider.key)
  provider.requests.length = 0
})

const configure = (input: JwtConfigInput = {}) => writeJwtConfig(world, mount, { jwks_url: `${provider.issuer}/jwks`, ...input })
const times = () => ({ iat: clock.now(), exp: clock.now() + 300 })
const token = (claims: Record<string, unknown> = {}, options = {}) =>
  provider.sign({ sub: 'alice', ...times(), ...claims }, options)
const login = (jwt: string, more: Partial<JwtLogin> = {}) =>
  loginWithJwt(world, { mount, path: 'auth/jwt/login', role: 'ci', jwt, remoteAddress: '192.0.2.7', ...more })
const refused = async (jwt: string, more: Partial<JwtLogin> = {}) => reasonOf(login(jwt, more))
const fetches = () => provider.requests.filter(({ path }) => path === '/jwks').length

describe('5.1 order', () => {
  it('1 a configuration', async () => {
    expect(await refused('')).toEqual({ code: 'jwt_config_missing' })
  })

  it('2 to 5 a role that is there and for tokens, and a token', async () => {
    await configure()
    expect(await refused('', { role: '' })).toEqual({ code: 'jwt_role_missing' })
    expect(await refused('')).toEqual({ code: 'jwt_role_not_found', role: 'ci' })
    await writeTestRole(world, mount, { role_type: 'oidc', allowed_redirect_uris: ['http://localhost/cb'] })
    expect(await refused('')).toEqual({ code: 'jwt_role_is_oidc', role: 'ci' })
    await writeTestRole(world, mount)
    expect(await refused('')).toEqual({ code: 'jwt_token_missing' })
  })

  it('6 an address outside comes before any look at the token', async () => {
    await configure()
    await writeTestRole(world, mount, { token_bound_cidrs: ['198.51.100.0/24'] })
    provider.requests.length = 0
    expect(await refused('no token')).toMatchObject({ code: 'jwt_source_address' })
    expect(await refused(await token())).toMatchObject({ code: 'jwt_source_address' })
    expect(fetches()).toBe(0)
    expect(await login(await token(), { remoteAddress: '198.51.100.9' })).toBeDefined()
  })

  it('a default role', async () => {
    await configure({ default_role: 'ci' })
    await writeTestRole(world, mount)
    expect((await login(await token(), { role: '' })).token.meta).toEqual({ role: 'ci' })
  })

  it('an expired token with a wrong subject reports the subject; a missing group, before a bound claim', async () => {
    await configure()
    await writeTestRole(world, mount, { bound_subject: 'bob', groups_claim: 'groups', bound_claims: { x: 'y' } })
    expect(await refused(await token({ exp: 1 }))).toEqual({ code: 'jwt_subject' })
    expect(await refused(await token({ sub: 'bob' }))).toEqual({ code: 'jwt_groups_not_found', claim: 'groups' })
    expect(await refused(await token({ sub: 'bob', groups: [] }))).toEqual({ code: 'jwt_bound_claim_missing', claim: 'x' })
  })

  it('9 the issuer, exactly', async () => {
    await configure({ bound_issuer: `${provider.issuer}/` })
    await writeTestRole(world, mount)
    expect(await refused(await token())).toEqual({ code: 'jwt_issuer' })
    expect(await login(await token({ iss: `${provider.issuer}/` }))).toBeDefined()
  })

  it.each([
    ['14 absent', {}, { code: 'jwt_claim_not_found', claim: 'email' }],
    ['14 null', { email: null }, { code: 'jwt_claim_not_found', claim: 'email' }],
    ['14 a number', { email: 7 }, { code: 'jwt_claim_not_text', claim: 'email' }],
    ['14 empty', { email: '' }, { code: 'jwt_claim_empty', claim: 'email' }],
    ['16 a mapped boolean', { email: 'a', data1: true }, { code: 'jwt_mapping_not_text', claim: 'data1' }],
    ['16 a mapped number', { email: 'a', data1: 1 }, { code: 'jwt_mapping_not_text', claim: 'data1' }],
    ['17 a group that is a number', { email: 'a', groups: ['x', 42] }, { code: 'jwt_groups_element', value: '42' }],
    ['17 groups that are an object', { email: 'a', groups: {} }, { code: 'jwt_groups_not_a_list', claim: 'groups' }],
    ['17 groups that are a number', { email: 'a', groups: 42 }, { code: 'jwt_groups_element', value: '42' }],
    ['17 groups that are a boolean', { email: 'a', groups: true }, { code: 'jwt_groups_element', value: true }],
  ])('%s', async (_, claims, reason) => {
    await configure()
    await writeTestRole(world, mount, { user_claim: 'email', claim_mappings: { data1: 'd' }, groups_claim: 'groups' })
    expect(await refused(await token(claims))).toEqual(reason)
  })
})

describe('5.2 audience rule', () => {
  it.each([
    [undefined, 'taken', 'jwt_audience'],
    [[], 'taken', 'jwt_audience'],
    ['vault', 'jwt_audience_unbound', 'taken'],
    [['a', 'vault'], 'jwt_audience_unbound', 'taken'],
    [['a', 'b'], 'jwt_audience_unbound', 'jwt_audience'],
    ['Vault', 'jwt_audience_unbound', 'jwt_audience'],
    ['', 'jwt_audience_unbound', 'jwt_audience'],
  ])('aud %j: unbound %s, bound to vault %s', async (aud, unbound, bound) => {
    await configure()
    await writeTestRole(world, mount, { name: 'unbound' })
    await writeTestRole(world, mount, { name: 'bound', bound_audiences: ['vault'] })
    const jwt = await token(aud === undefined ? {} : { aud })
    const outcome = (role: string) =>
      login(jwt, { role }).then(
        () => 'taken',
        (error: { reason?: { code: string } }) => error.reason?.code,
      )
    expect([await outcome('unbound'), await outcome('bound')]).toEqual([unbound, bound])
  })
})

describe('4.3 key selection', () => {
  it('a key id counts only where keys are published', async () => {
    const other = await createProviderKey('k2')
    await configure()
    await writeTestRole(world, mount)
    expect(await refused(await token({}, { header: { kid: 'k2' } }))).toMatchObject({ code: 'jwt_signature' })
    expect(await login(await token({}, { header: { kid: undefined } }))).toBeDefined()
    expect(await refused(await token({}, { key: { ...other, kid: 'k1' } }))).toMatchObject({
      problem: { problem: 'signature', kid: 'k1', knownKids: ['k1'] },
    })
  })

  it.each([
    ['for encryption', { use: 'enc' }],
    ['for signing alone', { key_ops: ['sign'] }],
    ['for another algorithm', { alg: 'PS256' }],
    ['symmetric', { kty: 'oct' }],
    ['malformed', { n: '!' }],
    ['of an unknown kind', { kty: 'XX' }],
  ])('a key %s is passed over, and does not fail the set', async (_, members) => {
    const { kid, publicJwk } = provider.key
    provider.answers.set('/odd', () => ({
      body: { keys: [{ ...publicJwk, ...members }, 7, { ...publicJwk, kid: `${kid}-good` }] },
    }))
    await configure({ jwks_url: `${provider.issuer}/odd` })
    await writeTestRole(world, mount)
    expect(await refused(await token())).toMatchObject({ problem: { problem: 'signature' } })
    expect(await login(await token({}, { header: { kid: 'k1-good' } }))).toBeDefined()
  })

  it.each(['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256', 'PS384', 'PS512', 'RS384', 'RS512'] as const)('%s', async (algorithm) => {
    const key = await createProviderKey('other', algorithm)
    provider.publish(key)
    await configure()
    await writeTestRole(world, mount)
    expect(await login(await token({}, { key }))).toBeDefined()
    await configure({ jwt_supported_algs: ['RS256'] })
    expect(await refused(await token({}, { key }))).toEqual({ code: 'jwt_algorithm', algorithm })
  })

  it('several key sets: the key id tells which', async () => {
    const second = await createProviderKey('second')
    provider.answers.set('/second', () => ({ body: { keys: [second.publicJwk] } }))
    const pairs = ['/jwks', '/second'].map((path) => ({ jwks_url: provider.issuer + path, jwks_ca_pem: '' }))
    await writeJwtConfig(world, mount, { jwks_pairs: pairs })
    await writeTestRole(world, mount)
    expect(await login(await token())).toBeDefined()
    expect(await login(await token({}, { key: second }))).toBeDefined()
    expect(await refused(await token({}, { header: { kid: undefined } }))).toMatchObject({ problem: { problem: 'no-kid' } })
    expect(await refused(await token({}, { header: { kid: 'x' } }))).toMatchObject({
      problem: { problem: 'unknown-kid', kid: 'x' },
    })
  })

  it('keys in the header of a token are never used', async () => {
    const forger = await createProviderKey('forger')
    await configure()
    await writeTestRole(world, mount)
    const header = { jwk: forger.publicJwk, jku: `${provider.issuer}/forged`, kid: 'k1' }
    expect(await refused(await token({}, { key: forger, header }))).toMatchObject({ code: 'jwt_signature' })
    expect(provider.requests.some(({ path }) => path === '/forged')).toBe(false)
  })
})

describe('4.4 the key cache', () => {
  beforeEach(async () => {
    await configure()
    await writeTestRole(world, mount)
    provider.requests.length = 0
  })

  it('asks once, and again for a key it does not know', async () => {
    for (let times = 0; times < 3; times += 1) await login(await token())
    expect(fetches()).toBe(1)
    const rotated = await createProviderKey('k2')
    provider.publish(rotated)
    expect(await login(await token({}, { key: rotated }))).toBeDefined()
    expect(fetches()).toBe(2)
    expect(await refused(await token())).toMatchObject({ code: 'jwt_signature' })
  })

  it('shares one request among all that wait', async () => {
    const jwts = await Promise.all(Array.from({ length: 20 }, () => token()))
    await Promise.all(jwts.map((jwt) => login(jwt)))
    expect(fetches()).toBe(1)
  })

  it('forged tokens cost the provider ten requests, then one every two seconds', async () => {
    await login(await token())
    const forged = await token({}, { header: { kid: 'forged' } })
    for (let times = 0; times < 30; times += 1) await refused(forged)
    expect(fetches()).toBe(10)
    clock.advance(4)
    for (let times = 0; times < 30; times += 1) await refused(forged)
    expect(fetches()).toBe(12)
    expect(await login(await token())).toBeDefined()
  })

  it('keeps good keys while the provider is down; only the token that needs more fails', async () => {
    await login(await token())
    provider.answers.set('/jwks', () => ({ status: 404 }))
    expect(await refused(await token({}, { header: { kid: 'k9' } }))).toMatchObject({
      problem: { problem: 'status', status: 404 },
    })
    expect(await login(await token())).toBeDefined()
  })

  it('forgets a withdrawn key after twelve hours', async () => {
    await login(await token())
    provider.publish(await createProviderKey('k2'))
    clock.advance(43_199)
    await login(await token())
    expect(fetches()).toBe(1)
    clock.advance(1)
    await login(await token())
    // The refresh goes on behind the login that noticed it.
    await expect
      .poll(async () =>
        login(await token()).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused')
  })

  it('what is learned of the old configuration is not used with the new', async () => {
    await login(await token())
    const other = await createProviderKey('k1')
    provider.publish(other)
    await configure()
    expect(await refused(await token())).toMatchObject({ code: 'jwt_signature' })
    expect(await login(await token({}, { key: other }))).toBeDefined()
  })

  it('more than a hundred keys are refused', async () => {
    provider.answers.set('/jwks', () => ({ body: { keys: Array.from({ length: 101 }, () => provider.key.publicJwk) } }))
    expect(await refused(await token())).toMatchObject({ problem: { problem: 'too-many-keys' } })
  })
})

it('4.5 a provider that is down when discovery is first needed', async () => {
  await writeJwtConfig(world, mount, { oidc_discovery_url: 'http://127.0.0.1:1', skip_jwks_validation: true })
  await writeTestRole(world, mount)
  expect(await refused(await token())).toMatchObject({
    code: 'jwt_verifier',
    problem: { problem: 'connection', failure: 'refused' },
  })
})

it('4.6 ambiguous claims are refused behind the signature', async () => {
  await configure()
  await writeTestRole(world, mount)
  const payload = `{"iss":"${provider.issuer}","sub":"a","SUB":"b","exp":${clock.now() + 60},"iat":${clock.now()}}`
  expect(await refused(await signedBy(provider.key, payload))).toMatchObject({
    code: 'jwt_claims',
    problem: { problem: 'collision' },
  })
  const forger = await createProviderKey('k1')
  expect(await refused(await signedBy(forger, payload))).toMatchObject({ code: 'jwt_signature' })
})

describe('5.5 what a login gets', () => {
  it('alias, display name, metadata and groups', async () => {
    await configure()
    await writeTestRole(world, mount, {
      user_claim: '/user/email',
      user_claim_json_pointer: true,
      claim_mappings: { 'https://x/team': 'team', '/a/b': 'deep', absent: 'none' },
      groups_claim: '/realm/roles',
      token_policies: ['dev'],
      token_ttl: 600,
    })
    const claims = { user: { email: 'a@b' }, 'https://x/team': 't', a: { b: 'c' }, realm: { roles: ['ops', '', 'ops'] } }
    const grant = await login(await token(claims))
    expect(grant.token).toMatchObject({
      displayName: 'jwt-a@b',
      meta: { team: 't', deep: 'c', role: 'ci' },
      policies: ['default', 'dev'],
      groupAliases: ['ops', 'ops'],
      creationTtl: 600,
      renewal: { role: 'ci', kind: 'jwt' },
    })
  })

  it('5.8 policies made of claims; root is refused in any spelling', async () => {
    await configure()
    await writeTestRole(world, mount, { token_policies_template_claims: true, token_policies: ['p-{{ .team }}', '{{ .extra }}'] })
    expect((await login(await token({ team: 'a', extra: '' }))).token.policies).toEqual(['default', 'p-a'])
    expect(await refused(await token({ team: 'a' }))).toMatchObject({ code: 'jwt_policy_template', index: 1 })
    expect(await refused(await token({ team: 'a', extra: 'RooT' }))).toEqual({ code: 'login_root_policy' })
    expect(await refused(await token({ team: 'a', extra: ' root' }))).toMatchObject({ failure: { fault: 'unfit' } })
  })
})
