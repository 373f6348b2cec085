import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { createProviderKey, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let provider: TestProvider
beforeAll(async () => {
  server = await startTestServer()
  provider = await startTestProvider(await createProviderKey('k1'))
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'jwt' }, input: { type: 'jwt' } })
  await answer('PUT', 'auth/jwt/config', { jwks_url: `${provider.issuer}/jwks` })
})
afterAll(() => Promise.all([server.close(), provider.stop()]))

const answer = answersOf(() => server)
const now = () => Math.floor(Date.now() / 1000)
const token = (claims: Record<string, unknown> = {}) => provider.sign({ sub: 'ana', iat: now(), exp: now() + 300, ...claims })
const role = (name: string, expression: string, more: object = {}) =>
  answer('POST', `auth/jwt/cel/role/${name}`, { cel_program: { expression }, ...more })
const login = async (name: string, claims: Record<string, unknown> = {}) =>
  answer('POST', 'auth/jwt/cel/login', { role: name, jwt: await token(claims) }, '')

describe('jwt-oidc-auth 6: CEL roles', () => {
  it('are created, read, patched, listed and deleted, in lower case', async () => {
    const stored = {
      name: 'ci',
      cel_program: { variables: [], expression: 'false' },
      bound_audiences: [],
      expiration_leeway: 150,
      not_before_leeway: 150,
      clock_skew_leeway: 60,
      message: '',
    }
    expect(await role('CI', 'false')).toMatchObject({ status: 200, body: { data: stored } })
    expect(await answer('GET', 'auth/jwt/cel/role/ci')).toMatchObject({ body: { data: stored } })
    const patched = { ...stored, bound_audiences: ['vault'], clock_skew_leeway: -1 }
    expect(await answer('PATCH', 'auth/jwt/cel/role/ci', { bound_audiences: 'vault', clock_skew_leeway: -1 })).toMatchObject({
      status: 200,
      body: { data: patched },
    })
    expect(await answer('LIST', 'auth/jwt/cel/role')).toMatchObject({ body: { data: { keys: ['ci'] } } })
    expect(await answer('DELETE', 'auth/jwt/cel/role/ci')).toEqual({ status: 204, body: undefined })
    expect(await answer('GET', 'auth/jwt/cel/role/ci')).toEqual({ status: 404, body: { errors: [] } })
  })

  it('are refused without a program that can be read', async () => {
    expect(await answer('POST', 'auth/jwt/cel/role/x', {})).toEqual(refused("missing required field 'cel_program'"))
    expect(await role('x', ' ')).toEqual(refused('cel_program.expression cannot be empty'))
    expect(await answer('PATCH', 'auth/jwt/cel/role/x', { message: 'm' })).toEqual(
      refused('Unable to fetch cel role entry to patch'),
    )
    const { status, body } = await role('x', '"a" +')
    expect([status, JSON.stringify(body)]).toEqual([500, expect.stringContaining('invalid CEL syntax for main expression: ')])
  })
})

describe('jwt-oidc-auth 6: logins', () => {
  it('get what the program says', async () => {
    const cel_program = {
      variables: [
        { name: 'team', expression: 'claims.groups.filter(g, g.startsWith("team-"))[0]' },
        { name: 'policy', expression: 'team + "-read"' },
      ],
      expression: `claims.sub == "ana" && now < timestamp("2100-01-01T00:00:00Z")
        ? pb.Auth{
            display_name: claims.sub, policies: [policy], metadata: {"team": team},
            alias: pb.Alias{name: claims.sub}, entity_id: "forged", client_token: "forged",
            lease_options: pb.LeaseOptions{TTL: 600000000000, renewable: true}
          }
        : "only ana"`,
    }
    await answer('POST', 'auth/jwt/cel/role/teams', { cel_program })
    const granted = await login('TEAMS', { groups: ['all', 'team-a'], aud: 'anything' })
    expect(granted).toMatchObject({
      status: 200,
      body: {
        auth: { policies: ['default', 'team-a-read'], metadata: { team: 'team-a' }, lease_duration: 600, renewable: true },
      },
    })
    const { auth } = granted.body as { auth: { entity_id: string; client_token: string } }
    expect(auth.entity_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(auth.client_token).not.toBe('forged')
    expect(await login('teams', { sub: 'bob', groups: ['team-a'] })).toEqual(
      refused("error executing cel program: CEL role 'teams' blocked authorization with message: only ana"),
    )
    expect(await answer('POST', 'auth/token/renew-self', {}, auth.client_token)).toMatchObject({
      status: 200,
      body: { auth: { lease_duration: 600 } },
    })
    await answer('DELETE', 'auth/jwt/cel/role/teams')
    const { status, body } = await answer('POST', 'auth/token/renew-self', {}, auth.client_token)
    expect([status, JSON.stringify(body)]).toEqual([500, expect.stringContaining('CEL role teams does not exist during renewal')])
  })

  it('without an alias belong to nobody', async () => {
    await role('nobody', 'pb.Auth{policies: ["p"]}')
    expect(await login('nobody')).toMatchObject({ status: 200, body: { auth: { entity_id: '', renewable: false } } })
  })

  it.each<[string, string, string]>([
    ['false', 'false', "CEL role 'r' blocked authorization with boolean false return"],
    ['true', 'true', "CEL program 'r' returned unexpected type: boolean"],
    ['a list', '[1]', "CEL program 'r' returned unexpected type: list"],
  ])('are refused by a program that says %s', async (_, expression, text) => {
    await role('r', expression)
    expect(await login('r')).toEqual(refused(`error executing cel program: ${text}`))
  })

  it('are refused when the program fails, or gives root, or names nobody', async () => {
    await role('r', 'claims.nothing.here == 1')
    const { status, body } = await login('r')
    expect([status, JSON.stringify(body)]).toEqual([
      400,
      expect.stringContaining('error executing cel program: CEL auth program failed: '),
    ])
    await role('r', 'pb.Auth{policies: ["Root "]}')
    expect(await login('r')).toEqual(refused('auth methods cannot create root tokens'))
    await role('r', 'pb.Auth{alias: pb.Alias{}}')
    expect(await login('r')).toEqual(refused('missing name in alias'))
  })

  it('are judged by audience and times before the program runs', async () => {
    await role('r', 'pb.Auth{}', { bound_audiences: 'vault' })
    expect(await login('r', { aud: 'x' })).toMatchObject(
      refused('error validating token: invalid audience (aud) claim: audience claim does not match any expected audience'),
    )
    expect(await login('r', { aud: 'vault', iat: 1, exp: 2 })).toMatchObject(
      refused('error validating token: invalid expiration time (exp) claim: token is expired'),
    )
    expect(await login('none')).toEqual(refused('role "none" could not be found'))
  })

  it('may use sets, JSON and addresses', async () => {
    await role(
      'r',
      `check_valid_email(claims.email) && sets.contains(claims.n, [1]) && encode_json(claims.n) == "[1,2]" &&
       decode_json("{\\"a\\":1}").a == 1 && base64.encode(b"hi") == "aGk=" ? pb.Auth{} : "no"`,
    )
    expect(await login('r', { email: 'a@b.example', n: [1, 2] })).toMatchObject({ status: 200 })
    expect(await login('r', { email: 'a b', n: [1, 2] })).toMatchObject({ status: 400 })
  })
})

it('5.9 a login is renewed by its role, and not without it', async () => {
  const input = { role_type: 'jwt', user_claim: 'sub', bound_subject: 'ana', token_ttl: '10m' }
  await answer('PUT', 'auth/jwt/role/fleeting', input)
  const granted = await answer('POST', 'auth/jwt/login', { role: 'fleeting', jwt: await token() }, '')
  const { client_token } = (granted.body as { auth: { client_token: string } }).auth
  await answer('PUT', 'auth/jwt/role/fleeting', { ...input, token_ttl: '20m' })
  expect(await answer('POST', 'auth/token/renew-self', {}, client_token)).toMatchObject({
    body: { auth: { lease_duration: 1200 } },
  })
  await answer('DELETE', 'auth/jwt/role/fleeting')
  const { status, body } = await answer('POST', 'auth/token/renew-self', {}, client_token)
  expect([status, JSON.stringify(body)]).toEqual([
    500,
    expect.stringContaining('failed to renew entry: role fleeting does not exist during renewal'),
  ])
})
