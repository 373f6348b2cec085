import { approleRoutes } from '@postern/contract/routes/approle.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'approle' }, input: { type: 'approle' } })
})
afterAll(() => server.close())

const answer = answersOf(() => server)

const api = () => server.client(approleRoutes)
const params = (role_name: string) => ({ mount: 'approle', role_name })
const role = (path: string, body: object = {}) => answer('POST', `auth/approle/role/${path}`, body)
const secretOf = (name: string, input = {}) => api().createSecretId({ params: params(name), input })
const roleIdOf = async (name: string) => (await api().readRoleId({ params: params(name) }))?.role_id ?? ''
const login = (body: object) => answer('POST', 'auth/approle/login', body, '')
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

const plainRole = {
  bind_secret_id: true,
  local_secret_ids: false,
  secret_id_bound_cidrs: null,
  secret_id_num_uses: 0,
  secret_id_ttl: 0,
  token_bound_cidrs: [],
  token_explicit_max_ttl: 0,
  token_max_ttl: 0,
  token_no_default_policy: false,
  token_num_uses: 0,
  token_period: 0,
  token_policies: [],
  token_strictly_bind_ip: false,
  token_ttl: 0,
  token_type: 'default',
}

describe('core 13.1: roles', () => {
  it('are written, read without their role id in any case of the name, and deleted', async () => {
    expect(await role('CI', { token_policies: 'deploy', secret_id_ttl: '10m', secret_id_num_uses: '40' })).toEqual(done)
    expect(await api().readApprole({ params: params('ci') })).toEqual({
      ...plainRole,
      token_policies: ['deploy'],
      secret_id_ttl: 600,
      secret_id_num_uses: 40,
    })
    expect(await answer('GET', 'auth/approle/role/Ci')).toMatchObject({ status: 200 })
    expect(await answer('DELETE', 'auth/approle/role/CI')).toEqual(done)
    expect(await answer('GET', 'auth/approle/role/ci')).toEqual(missing)
    expect(await answer('DELETE', 'auth/approle/role/ci')).toEqual(done)
  })

  it('show deprecated names that were used', async () => {
    await role('old', { policies: 'a', period: '1h', bound_cidr_list: '10.0.0.0/8' })
    expect(await api().readApprole({ params: params('old') })).toMatchObject({
      token_policies: ['a'],
      policies: ['a'],
      token_period: 3600,
      period: 3600,
      secret_id_bound_cidrs: ['10.0.0.0/8'],
    })
  })

  it('are listed, with more of each where it is asked for', async () => {
    await answer('POST', 'sys/auth/few', { type: 'approle' })
    expect(await answer('LIST', 'auth/few/role')).toEqual(missing)
    for (const name of ['b', 'a']) await answer('POST', `auth/few/role/${name}`, {})
    expect(await answer('LIST', 'auth/few/role')).toMatchObject({ status: 200, body: { data: { keys: ['a', 'b'] } } })
    expect(await api().listApproles({ params: { mount: 'few' }, input: { after: 'a', detailed: true } })).toEqual({
      keys: ['b'],
      key_info: { b: plainRole },
    })
  })

  it.each<[object, string]>([
    [{ secret_id_bound_cidrs: 'x' }, 'invalid CIDR blocks'],
    [{ bound_cidr_list: 'x' }, 'invalid CIDR blocks'],
    [{ secret_id_num_uses: -1 }, 'secret_id_num_uses cannot be negative'],
    [{ role_id: 'taken' }, 'role_id already in use'],
    [{ bind_secret_id: false }, 'at least one constraint should be enabled on the role'],
    [{ token_period: '769h' }, `period of "769h0m0s" is greater than the backend's maximum lease TTL of "768h0m0s"`],
    [{ token_ttl: 2, token_max_ttl: 1 }, "'token_ttl' cannot be greater than 'token_max_ttl'"],
  ])('refuse %j', async (body, message) => {
    await role('first', { role_id: 'taken' })
    expect(await role('refused', body)).toEqual(refused(message))
    expect(await answer('GET', 'auth/approle/role/refused')).toEqual(missing)
  })

  it('cannot move their secret ids once they exist', async () => {
    await role('local', { local_secret_ids: true })
    const message = 'local_secret_ids can only be modified during role creation'
    expect(await role('local', { local_secret_ids: false })).toEqual(refused(message))
  })

  it.each(['service', 'batch'])('take default-%s for the type itself, with a warning', async (type) => {
    expect(await role('typed', { token_type: `default-${type}` })).toMatchObject({
      status: 200,
      body: { data: null, warnings: [`default-${type} has no useful meaning; adjusting to ${type}`] },
    })
    expect(await api().readApprole({ params: params('typed') })).toMatchObject({ token_type: type })
  })

  it('have an id that can be read and chosen', async () => {
    await role('named')
    expect(await api().readRoleId({ params: params('named') })).toEqual({ role_id: uuid })
    expect(await role('named/role-id', { role_id: 'robot' })).toEqual(done)
    expect(await roleIdOf('NAMED')).toBe('robot')
    expect(await role('named/role-id')).toEqual(refused('missing role_id'))
    expect(await answer('GET', 'auth/approle/role/none/role-id')).toEqual(missing)
  })
})

describe('core 13.1: settings of a role one by one', () => {
  it.each<[string, object, object, object]>([
    ['policies', { token_policies: 'a,B' }, { token_policies: ['a', 'b'] }, { token_policies: [] }],
    ['policies', { policies: 'a' }, { token_policies: ['a'], policies: ['a'] }, { token_policies: [] }],
    ['secret-id-num-uses', { secret_id_num_uses: 7 }, { secret_id_num_uses: 7 }, { secret_id_num_uses: 0 }],
    ['secret-id-ttl', { secret_id_ttl: '1m' }, { secret_id_ttl: 60 }, { secret_id_ttl: 0 }],
    ['token-ttl', { token_ttl: '1m' }, { token_ttl: 60 }, { token_ttl: 0 }],
    ['token-max-ttl', { token_max_ttl: '1m' }, { token_max_ttl: 60 }, { token_max_ttl: 0 }],
    ['token-num-uses', { token_num_uses: 3 }, { token_num_uses: 3 }, { token_num_uses: 0 }],
    ['period', { token_period: '1m' }, { token_period: 60 }, { token_period: 0 }],
    ['period', { period: '1m' }, { token_period: 60, period: 60 }, { token_period: 0 }],
    [
      'secret-id-bound-cidrs',
      { secret_id_bound_cidrs: '10.0.0.0/8' },
      { secret_id_bound_cidrs: ['10.0.0.0/8'] },
      { secret_id_bound_cidrs: null },
    ],
    ['bound-cidr-list', { bound_cidr_list: '10.0.0.0/8' }, { bound_cidr_list: ['10.0.0.0/8'] }, { bound_cidr_list: null }],
    ['token-bound-cidrs', { token_bound_cidrs: '10.0.0.0/8' }, { token_bound_cidrs: ['10.0.0.0/8'] }, { token_bound_cidrs: [] }],
  ])('sets, reads and resets %s', async (path, sent, shown, blank) => {
    await role('single')
    const read = async () => (await answer('GET', `auth/approle/role/single/${path}`)).body
    expect(await role(`single/${path}`, sent)).toEqual(done)
    expect(await read()).toMatchObject({ data: shown })
    expect(await answer('DELETE', `auth/approle/role/single/${path}`)).toEqual(done)
    expect((await read()) as { data: unknown }).toHaveProperty('data', blank)
  })

  it('binds the secret id again on reset, and never leaves a role without a constraint', async () => {
    await role('bound', { token_bound_cidrs: '127.0.0.0/8' })
    expect(await role('bound/bind-secret-id', { bind_secret_id: false })).toEqual(done)
    const last = 'at least one constraint should be enabled on the role'
    expect(await answer('DELETE', 'auth/approle/role/bound/token-bound-cidrs')).toEqual(refused(last))
    expect(await answer('DELETE', 'auth/approle/role/bound/bind-secret-id')).toEqual(done)
    expect(await api().readApproleBindSecretId({ params: params('bound') })).toEqual({ bind_secret_id: true })
  })

  it('tells where secret ids are kept, which stays', async () => {
    await role('kept', { local_secret_ids: true })
    expect(await api().readApproleLocalSecretIds({ params: params('kept') })).toEqual({ local_secret_ids: true })
    expect(await role('kept/local-secret-ids', { local_secret_ids: true })).toEqual(done)
    expect(await answer('DELETE', 'auth/approle/role/kept/local-secret-ids')).toEqual(
      refused('local_secret_ids can only be modified during role creation'),
    )
  })

  it('has none where there is no role', async () => {
    expect(await answer('GET', 'auth/approle/role/none/token-ttl')).toEqual(missing)
    expect(await role('none/token-ttl', { token_ttl: 1 })).toEqual(refused('role "none" does not exist', 404))
    expect(await answer('DELETE', 'auth/approle/role/none/token-ttl')).toEqual(done)
  })
})

describe('core 13.1: secret ids', () => {
  it('are made within what the role allows, and shown once', async () => {
    await role('made', { secret_id_num_uses: 5, secret_id_ttl: 60 })
    expect(await secretOf('made')).toEqual({
      secret_id: uuid,
      secret_id_accessor: uuid,
      secret_id_ttl: 60,
      secret_id_num_uses: 5,
    })
    expect(await secretOf('made', { num_uses: 1, ttl: 9 })).toMatchObject({ secret_id_num_uses: 1, secret_id_ttl: 9 })
  })

  it('may be chosen, once', async () => {
    await role('chosen')
    expect(await role('chosen/custom-secret-id', { secret_id: 'mine' })).toMatchObject({ body: { data: { secret_id: 'mine' } } })
    expect(await role('chosen/custom-secret-id', { secret_id: 'mine' })).toEqual(refused('SecretID is already registered'))
    expect(await role('chosen/custom-secret-id')).toEqual(refused('missing secret_id'))
  })

  it.each<[object, string]>([
    [{ num_uses: -1 }, 'num_uses cannot be negative'],
    [{ num_uses: 6 }, "num_uses cannot be higher than the role's secret_id_num_uses"],
    [{ ttl: 61 }, "ttl cannot be longer than the role's secret_id_ttl"],
    [{ metadata: '{' }, 'failed to parse metadata: it is not JSON'],
    [{ metadata: '[]' }, 'failed to parse metadata: it is not a JSON object'],
    [{ metadata: '{"a":1}' }, 'failed to parse metadata: every value must be text'],
    [
      { metadata: { a: 'b' } },
      `Field validation failed: error converting input for field "metadata": expected type 'string', got object`,
    ],
    [{ cidr_list: 'x' }, 'invalid CIDR blocks'],
    [
      { cidr_list: '0.0.0.0/0' },
      'CIDR blocks on the secret ID ["0.0.0.0/0"] should be a subset of CIDR blocks on the role ["10.0.0.0/8"]',
    ],
    [
      { token_bound_cidrs: '0.0.0.0/0' },
      'CIDR blocks on the secret ID ["0.0.0.0/0"] should be a subset of CIDR blocks on the role ["10.0.0.0/8"]',
    ],
  ])('refuse %j', async (body, message) => {
    const cidrs = { secret_id_bound_cidrs: '10.0.0.0/8', token_bound_cidrs: '10.0.0.0/8' }
    await role('strict', { secret_id_num_uses: 5, secret_id_ttl: 60, ...cidrs })
    expect(await role('strict/secret-id', body)).toEqual(refused(message))
  })

  it('are not for roles that need none, or are not there', async () => {
    await role('free', { bind_secret_id: false, token_bound_cidrs: '127.0.0.0/8' })
    expect(await role('free/secret-id')).toEqual(refused('bind_secret_id is not set on the role'))
    expect(await role('none/secret-id')).toEqual(refused('role "none" does not exist', 404))
  })

  it('are looked up by value and by accessor', async () => {
    await role('seen', { secret_id_ttl: 60 })
    const input = { metadata: '{"team":"ops"}', cidr_list: '10.0.0.0/8', token_bound_cidrs: ['10.1.0.0/16'], num_uses: 3 }
    const made = await secretOf('seen', input)
    const time = expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/)
    const details = {
      secret_id_accessor: made?.secret_id_accessor,
      secret_id_num_uses: 3,
      secret_id_ttl: 60,
      creation_time: time,
      expiration_time: time,
      last_updated_time: time,
      metadata: { team: 'ops' },
      cidr_list: ['10.0.0.0/8'],
      token_bound_cidrs: ['10.1.0.0/16'],
    }
    const { secret_id, secret_id_accessor } = made ?? {}
    expect(await api().lookupSecretId({ params: params('seen'), input: { secret_id } })).toEqual(details)
    expect(await api().lookupSecretIdByAccessor({ params: params('seen'), input: { secret_id_accessor } })).toEqual(details)
    expect(await api().listSecretIds({ params: params('seen'), input: { detailed: true } })).toEqual({
      keys: [secret_id_accessor],
      key_info: { [String(secret_id_accessor)]: details },
    })
  })

  it('that never end say so with the zero time', async () => {
    await role('endless')
    const { secret_id } = (await secretOf('endless')) ?? {}
    expect(await api().lookupSecretId({ params: params('endless'), input: { secret_id } })).toMatchObject({
      secret_id_ttl: 0,
      expiration_time: '0001-01-01T00:00:00Z',
    })
  })

  it('that are not there are answered as the reference does', async () => {
    await role('empty')
    expect(await answer('LIST', 'auth/approle/role/empty/secret-id')).toEqual(missing)
    expect(await role('empty/secret-id/lookup', { secret_id: 'x' })).toEqual(done)
    expect(await role('empty/secret-id/destroy', { secret_id: 'x' })).toEqual(done)
    expect(await role('empty/secret-id-accessor/lookup', { secret_id_accessor: 'x' })).toEqual(
      refused('failed to find accessor entry for secret_id_accessor: "x"', 404),
    )
    expect(await role('empty/secret-id-accessor/destroy', { secret_id_accessor: 'x' })).toEqual(
      refused('invalid secret id accessor', 403),
    )
  })

  it.each(['lookup', 'destroy'])('are not found to %s without being named, or without a role', async (path) => {
    await role('unnamed')
    expect(await role(`unnamed/secret-id/${path}`)).toEqual(refused('missing secret_id'))
    expect(await role(`unnamed/secret-id-accessor/${path}`)).toEqual(refused('missing secret_id_accessor'))
    const noRole = refused('role "none" does not exist', 404)
    expect(await role(`none/secret-id/${path}`, { secret_id: 'x' })).toEqual(noRole)
    expect(await role(`none/secret-id-accessor/${path}`, { secret_id_accessor: 'x' })).toEqual(noRole)
  })

  it.each([
    ['POST', 'secret-id', 'secret_id'],
    ['DELETE', 'secret-id', 'secret_id'],
    ['POST', 'secret-id-accessor', 'secret_id_accessor'],
    ['DELETE', 'secret-id-accessor', 'secret_id_accessor'],
  ] as const)('end by %s %s/destroy', async (method, path, name) => {
    await role('ending')
    const made = await secretOf('ending')
    const sent = { [name]: made?.[name] ?? '' }
    const at = `auth/approle/role/ending/${path}/destroy`
    expect(
      await (method === 'POST' ? answer(method, at, sent) : answer(method, `${at}?${String(new URLSearchParams(sent))}`)),
    ).toEqual(done)
    const again = { role_id: await roleIdOf('ending'), secret_id: made?.secret_id }
    expect(await login(again)).toEqual(refused('invalid role or secret ID'))
  })

  it('that are over are tidied away', async () => {
    expect(await answer('POST', 'auth/approle/tidy/secret-id', {})).toMatchObject({
      status: 202,
      body: { warnings: [expect.stringContaining('Tidy operation successfully started')] },
    })
  })
})

describe('core 13.1: login', () => {
  it('gives a token with the metadata of the secret id', async () => {
    await role('ci', { token_policies: 'deploy', token_ttl: '20m' })
    const { secret_id } = (await secretOf('ci', { metadata: '{"team":"ops"}' })) ?? {}
    const reply = await login({ role_id: await roleIdOf('ci'), secret_id })
    expect(reply).toMatchObject({
      status: 200,
      body: {
        data: null,
        auth: {
          policies: ['default', 'deploy'],
          metadata: { role_name: 'ci', team: 'ops' },
          lease_duration: 1200,
          orphan: true,
          entity_id: uuid,
        },
      },
    })
    const { client_token } = (reply.body as { auth: { client_token: string } }).auth
    expect(await answer('GET', 'auth/token/lookup-self', undefined, client_token)).toMatchObject({
      body: { data: { display_name: 'approle', path: 'auth/approle/login' } },
    })
  })

  it('is refused without or with wrong ids', async () => {
    await role('wrong', { role_id: 'wrong-id' })
    expect(await login({})).toEqual(refused('missing role_id'))
    expect(await login({ role_id: 'nobody', secret_id: 'x' })).toEqual(refused('invalid role or secret ID'))
    expect(await login({ role_id: 'wrong-id' })).toEqual(refused('missing secret_id'))
    expect(await login({ role_id: 'wrong-id', secret_id: 'x' })).toEqual(refused('invalid role or secret ID'))
  })

  it('takes one use of its secret id, and the last one takes it away', async () => {
    await role('twice', { role_id: 'twice', secret_id_num_uses: 2 })
    const { secret_id } = (await secretOf('twice')) ?? {}
    const statuses = []
    for (const _ of [1, 2, 3]) statuses.push((await login({ role_id: 'twice', secret_id })).status)
    expect(statuses).toEqual([200, 200, 400])
    expect(await answer('LIST', 'auth/approle/role/twice/secret-id')).toEqual(missing)
  })

  it('needs no secret id where the role binds none', async () => {
    await role('addressed', { role_id: 'addressed', bind_secret_id: false, token_bound_cidrs: '127.0.0.0/8,::1/128' })
    expect(await login({ role_id: 'addressed' })).toMatchObject({ status: 200 })
  })

  it('comes only from addresses of the role and of the secret id', async () => {
    await role('away', { role_id: 'away', secret_id_bound_cidrs: '10.0.0.0/8' })
    const away = (await secretOf('away'))?.secret_id
    expect(await login({ role_id: 'away', secret_id: away })).toEqual(
      refused(`source address "127.0.0.1" unauthorized by CIDR restrictions on the role: ["10.0.0.0/8"]`),
    )
    await role('near', { role_id: 'near' })
    const near = (await secretOf('near', { cidr_list: '10.0.0.0/8' }))?.secret_id
    expect(await login({ role_id: 'near', secret_id: near })).toEqual(
      refused(`source address "127.0.0.1" unauthorized by CIDR restrictions on the secret ID: ["10.0.0.0/8"]`),
    )
  })

  it('ends with its role: secret ids fit no new one of the name, tokens live on without renewal', async () => {
    await role('brief', { role_id: 'brief' })
    const { secret_id } = (await secretOf('brief')) ?? {}
    const { body } = await login({ role_id: 'brief', secret_id })
    const { client_token: token } = (body as { auth: { client_token: string } }).auth
    await answer('DELETE', 'auth/approle/role/brief')
    expect(await answer('GET', 'auth/token/lookup-self', undefined, token)).toMatchObject({ status: 200 })
    expect(await answer('POST', 'auth/token/renew', { token })).toEqual(
      refused('1 error occurred:\n\t* role "brief" does not exist during renewal\n\n', 500),
    )
    await role('brief', { role_id: 'brief' })
    expect(await login({ role_id: 'brief', secret_id })).toEqual(refused('invalid role or secret ID'))
  })
})
