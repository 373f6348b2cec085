import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { maybeJwtConfig } from '#auth/jwt/config/jwt-config.ts'
import { type JwtConfigInput, writeJwtConfig } from '#auth/jwt/config/write-jwt-config.ts'
import { debugLogin } from '#auth/jwt/debug-login.ts'
import { loginWithJwt } from '#auth/jwt/login.ts'
import type { JwtLogin } from '#auth/jwt/login-facts.ts'
import { patchedRole } from '#auth/jwt/roles/patched-role.ts'
import type { JwtRoleInput } from '#auth/jwt/roles/write-jwt-role.ts'
import { firstRefusal, type Fix } from '#finding.ts'
import type { Refusal } from '#refusal.ts'
import { createProviderKey, signedBy, startTestProvider, type TestProvider } from '#testing/identity-provider.ts'
import { writeTestRole } from '#testing/jwt-role.ts'
import { testMount } from '#testing/mount.ts'
import { createTestWorld } from '#testing/world.ts'

const mount = testMount({ type: 'jwt' })
let provider: TestProvider
let { world, clock } = createTestWorld()

beforeAll(async () => {
  provider = await startTestProvider(await createProviderKey('k1'))
})
afterAll(() => provider.stop())
beforeEach(() => {
  ;({ world, clock } = createTestWorld())
})

const configure = (input: JwtConfigInput = {}) => writeJwtConfig(world, mount, { jwks_url: `${provider.issuer}/jwks`, ...input })
const token = (claims: Record<string, unknown> = {}, options = {}) =>
  provider.sign({ sub: 'alice', iat: clock.now(), exp: clock.now() + 300, ...claims }, options)
const attempt = (jwt: string, role = 'ci'): JwtLogin => ({ mount, path: 'auth/jwt/login', role, jwt, remoteAddress: '192.0.2.7' })
const decisive = async (jwt: string, role?: string) => firstRefusal((await debugLogin(world, attempt(jwt, role))).judgement)

/** The same login once the fix is made; undefined for a fix that only says what somebody else has to do. */
async function afterFix(jwt: string, role: string, { on, patch }: Fix): Promise<boolean | undefined> {
  if (patch === undefined) return undefined
  if (on === 'request') return (await debugLogin(world, attempt(jwt, patch['role'] as string))).isAccepted
  if (on === 'role') return (await debugLogin(world, attempt(jwt, role), (old) => patchedRole(old, patch) ?? old)).isAccepted
  const { mount: _mount, revision: _revision, ...config } = (await maybeJwtConfig(world, mount))!
  await configure({ ...config, ...(patch as JwtConfigInput) })
  return (await debugLogin(world, attempt(jwt, role))).isAccepted
}

interface Trouble {
  readonly config?: JwtConfigInput
  readonly role?: JwtRoleInput
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly asked?: string
}

describe('15 the debugger names the rule, and its first fix helps or says what somebody else has to do', () => {
  it.each<[string, Trouble, string, string]>([
    ['D2 no role, one there', { asked: '' }, 'role', 'name_a_role'],
    ['D3 a role misspelt', { asked: 'cj' }, 'role_exists', 'use_similar_role'],
    [
      'D4 an oidc role',
      { role: { role_type: 'oidc', allowed_redirect_uris: ['http://localhost/cb'] } },
      'role_type',
      'make_role_jwt',
    ],
    ['D8 a disallowed algorithm', { config: { jwt_supported_algs: ['ES256'] } }, 'algorithm', 'sign_with_accepted_algorithm'],
    ['D9 a key nobody published', { header: { kid: 'gone' } }, 'signature', 'use_token_of_trusted_issuer'],
    ['D12 another issuer', { config: { bound_issuer: 'https://idp/' } }, 'bound_issuer', 'use_token_of_trusted_issuer'],
    ['D13 another subject', { role: { bound_subject: 'bob' } }, 'bound_subject', 'bind_received_subject'],
    ['D13 a pattern where there are none', { role: { bound_subject: 'al*' } }, 'bound_subject', 'bind_subject_as_pattern'],
    [
      'D14 another audience',
      { role: { bound_audiences: ['vault'] }, claims: { aud: 'x' } },
      'bound_audiences',
      'request_bound_audience',
    ],
    ['D15 an audience, and none bound', { claims: { aud: ['x', 'y'] } }, 'unbound_audience', 'bind_received_audience'],
    ['D16 an expired token', { claims: { iat: 1, exp: 2 } }, 'times', 'get_fresh_token'],
    ['D17 a token of the future', { claims: { nbf: 4e9 } }, 'times', 'check_clocks'],
    ['D17 exp alone, far ahead', { claims: { iat: 0, exp: 4e9 } }, 'times', 'raise_leeway'],
    ['D18 no times', { claims: { iat: 0, exp: 0 } }, 'times', 'have_times_issued'],
    ['D19 a claim that is missing', { role: { user_claim: 'email' } }, 'user_claim', 'use_other_claim'],
    [
      'D19 a pointer without the flag',
      { role: { user_claim: '/u/n' }, claims: { u: { n: 'x' } } },
      'user_claim',
      'read_as_pointer',
    ],
    [
      'D19 nothing else to name them by',
      { claims: { sub: null, upn: 'u' }, role: { bound_claims: { upn: '*' } } },
      'user_claim',
      'add_claim_at_provider',
    ],
    ['D20 a number as name', { role: { user_claim: 'uid' }, claims: { uid: 7 } }, 'user_claim', 'use_other_claim'],
    ['D20 a mapped boolean', { role: { claim_mappings: { ok: 'ok' } }, claims: { ok: true } }, 'claim_mappings', 'drop_mapping'],
    ['D21 no groups', { role: { groups_claim: 'groups' } }, 'groups_claim', 'add_claim_at_provider'],
    ['D21 groups of another type', { role: { groups_claim: 'g' }, claims: { g: {} } }, 'groups_claim', 'drop_groups_claim'],
    ['D22 a bound claim that is missing', { role: { bound_claims: { team: 'a' } } }, 'bound_claims', 'add_claim_at_provider'],
    [
      'D22 a name with a slash read as a pointer',
      { role: { bound_claims: { '/oidc.circleci.com/project-id': 'p' } }, claims: { 'oidc.circleci.com/project-id': 'p' } },
      'bound_claims',
      'read_as_name',
    ],
    [
      'D22 a pointer without its slash',
      { role: { bound_claims: { 'a/b': 'p' } }, claims: { a: { b: 'p' } } },
      'bound_claims',
      'read_as_pointer',
    ],
    [
      'D23 true and "true"',
      { role: { bound_claims: { ok: 'true' }, bound_claims_type: 'string' }, claims: { ok: true } },
      'bound_claims',
      'bind_received_value',
    ],
    [
      'D23 123 and "123"',
      { role: { bound_claims: { n: 123 }, bound_claims_type: 'string' }, claims: { n: '123' } },
      'bound_claims',
      'bind_received_value',
    ],
    [
      'D23 a pattern that is read as text',
      { role: { bound_claims: { sub: 'al*' }, bound_claims_type: 'string' } },
      'bound_claims',
      'match_as_glob',
    ],
    ['D23 another case', { role: { bound_claims: { sub: 'Alice' } } }, 'bound_claims', 'bind_received_value'],
    ['D23 another value', { role: { bound_claims: { sub: 'bob' } } }, 'bound_claims', 'use_token_of_trusted_issuer'],
    ['D24 another address', { role: { token_bound_cidrs: ['10.0.0.0/8'] } }, 'source_address', 'allow_source_address'],
    [
      'D38 a template that cannot be filled in',
      { role: { token_policies_template_claims: true, token_policies: ['{{ .none }}'] } },
      'token_policies',
      'mend_template',
    ],
  ])('%s', async (_, { config = {}, role = {}, claims = {}, header, asked = 'ci' }, rule, advice) => {
    await configure(config)
    await writeTestRole(world, mount, role)
    const jwt = await token(claims, header ? { header } : {})

    const found = await decisive(jwt, asked)
    expect(found?.rule).toBe(rule)
    expect(found?.fixes?.length).toBeGreaterThan(0)
    expect(found?.fixes?.length).toBeLessThanOrEqual(2)
    const [first, second] = found?.fixes ?? []
    expect(first?.advice).toBe(advice)
    expect(await afterFix(jwt, asked, first!)).not.toBe(false)
    if (second) expect(await afterFix(jwt, asked, second)).not.toBe(false)
  })

  it('D1 never configured', async () => {
    expect(await decisive(await token())).toMatchObject({ rule: 'configuration', fixes: [{ advice: 'write_config' }] })
  })

  it.each([
    ['opaque', 's.abc', 'token_shape'],
    ['with Bearer in front', 'Bearer a.b', 'token_shape'],
    ['symmetric', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA', 'token_shape'],
  ])('D7, D8 a token that is %s', async (_, jwt, rule) => {
    await configure()
    await writeTestRole(world, mount)
    expect(await decisive(jwt)).toMatchObject({ rule, verdict: 'refuse' })
  })

  it('D21 too many groups for a token: the handler follows where they are, and says when it cannot', async () => {
    await configure()
    await writeTestRole(world, mount, { groups_claim: 'groups' })
    const jwt = await token({ _claim_names: { groups: 'src1' } })
    const found = await decisive(jwt)
    expect(found).toMatchObject({
      rule: 'groups_claim',
      fixes: [{ advice: 'configure_provider_handler' }, { advice: 'drop_groups_claim' }],
    })
    await afterFix(jwt, 'ci', found!.fixes![0]!)
    expect(await decisive(jwt)).toMatchObject({ reason: { code: 'jwt_groups_fetch', problem: { problem: 'no-claim-source' } } })
  })

  it('D9 a known key that did not sign means an altered token', async () => {
    await configure()
    await writeTestRole(world, mount)
    const forged = await signedBy({ ...(await createProviderKey('x')), kid: 'k1' }, '{"sub":"a"}')
    expect(await decisive(forged)).toMatchObject({ rule: 'signature', fixes: [{ advice: 'get_fresh_token' }] })
  })

  it('D11 keys that cannot be had', async () => {
    await writeJwtConfig(world, mount, { oidc_discovery_url: 'http://127.0.0.1:1', skip_jwks_validation: true })
    await writeTestRole(world, mount)
    expect(await decisive(await token())).toMatchObject({ rule: 'verifier', fixes: [{ advice: 'make_keys_reachable' }] })
  })

  it('warns when the issuer is not bound', async () => {
    await configure()
    await writeTestRole(world, mount)
    const { judgement } = await debugLogin(world, attempt(await token()))
    expect(judgement.find(({ rule }) => rule === 'bound_issuer')).toMatchObject({
      verdict: 'not-asked',
      fixes: [{ on: 'config', patch: { bound_issuer: provider.issuer }, widensAccess: false }],
    })
  })

  it('a fix that widens access is never the first for issuer and audience', async () => {
    await configure({ bound_issuer: 'x' })
    await writeTestRole(world, mount, { bound_audiences: ['y'] })
    const { judgement } = await debugLogin(world, attempt(await token({ aud: 'z' })))
    const fixes = judgement.flatMap(({ rule, fixes = [] }) => (['bound_issuer', 'bound_audiences'].includes(rule) ? fixes : []))
    expect(fixes.map(({ widensAccess }) => widensAccess)).toEqual([false, true, false, true])
  })
})

it('goes on behind a wrong signature and an expired token, and says who it would be only when it would be anybody', async () => {
  await configure()
  await writeTestRole(world, mount, { bound_claims: { team: 'x' } })
  const jwt = await token({ exp: 2, iat: 1 }, { header: { kid: 'gone' } })
  const debugged = await debugLogin(world, attempt(jwt))
  const refused = debugged.judgement.filter(({ verdict }) => verdict === 'refuse').map(({ rule }) => rule)
  expect(refused).toEqual(['signature', 'times', 'bound_claims'])
  expect(debugged.judgement.filter(({ verdict }) => verdict === 'not-reached').map(({ rule }) => rule)).toEqual(['entity'])
  expect(debugged).toMatchObject({ isAccepted: false, token: { claims: { sub: 'alice' }, header: { kid: 'gone' } } })
  expect(debugged.proven).toBeUndefined()
  expect(JSON.stringify(debugged)).not.toContain(jwt.split('.')[2])
})

it('without a role, what every role of the mount says', async () => {
  await configure()
  await writeTestRole(world, mount, { name: 'any' })
  await writeTestRole(world, mount, { name: 'bob', bound_subject: 'bob' })
  const { roles, isAccepted } = await debugLogin(world, attempt(await token(), ''))
  expect(roles.map(({ role, isAccepted: takes }) => [role, takes])).toEqual([
    ['any', true],
    ['bob', false],
  ])
  expect(isAccepted).toBe(false)
})

it('a login succeeds exactly when the debugger shows no refusal', async () => {
  await configure()
  const scalar = fc.constantFrom<unknown>('a', 'b', 'A', '', 1, 1.5, true, null)
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.constant({ x: 1 }))
  const names = fc.constantFrom('sub', 'aud', 'g', 'x', '/x/x', 'iss')
  const claims = fc.dictionary(fc.constantFrom('sub', 'aud', 'g', 'x', 'nbf', 'exp', 'iat', 'iss', 'Sub'), value)
  const lists = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 2 })
  const role = fc.record(
    {
      bound_audiences: lists,
      bound_subject: fc.constantFrom('', 'a'),
      bound_claims: fc.dictionary(names, fc.constantFrom<unknown>('a', ['a', 'b'], 'b*', '*')),
      bound_claims_type: fc.constantFrom('string', 'glob'),
      user_claim: names,
      user_claim_json_pointer: fc.boolean(),
      groups_claim: fc.constantFrom('', 'g', '/x/x'),
      claim_mappings: fc.constantFrom<Record<string, string>>({}, { x: 'm' }),
      token_bound_cidrs: fc.constantFrom<string[]>(['192.0.2.0/24'], ['192.0.2.0/24'], ['10.0.0.0/8']),
      clock_skew_leeway: fc.constantFrom(0, -1, 1000),
    },
    { requiredKeys: ['token_bound_cidrs'] },
  )
  await fc.assert(
    fc.asyncProperty(role, claims, fc.constantFrom('k1', undefined, 'gone'), async (input, some, kid) => {
      await writeTestRole(world, mount, input)
      const jwt = await token(some, { header: { kid } })
      const outcome = await loginWithJwt(world, attempt(jwt)).then(
        () => undefined,
        (error: unknown) => error,
      )
      const { judgement, isAccepted } = await debugLogin(world, attempt(jwt))
      clock.advance(2)
      if (isAccepted) expect(outcome).toBeUndefined()
      else expect((outcome as Refusal).reason.code).toBe(firstRefusal(judgement)?.reason.code)
    }),
    { numRuns: 150 },
  )
})
