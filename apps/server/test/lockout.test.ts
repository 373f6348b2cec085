import { approleRoutes } from '@postern/contract/routes/approle.ts'
import { lockedUserRoutes } from '@postern/contract/routes/locked-users.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

// Of "sesame", at a cost at which tests can afford many.
const sesame = '$2b$05$MoIcF3Lkjj7T8LZZmtZ0LuAoG4CFRCECe6eVfXLqIqOkZcn7XDNXG'

const answer = answersOf(() => server)

/** A mount of its own for each test; gives its accessor. */
async function enabled(path: string, type = 'userpass', lockout?: object) {
  await answer('POST', `sys/auth/${path}`, { type })
  if (lockout) await answer('POST', `sys/auth/${path}/tune`, { user_lockout_config: lockout })
  if (type === 'userpass') await answer('POST', `auth/${path}/users/alice`, { password_hash: sesame })
  return (await server.client(sysAuthRoutes).readAuthMount({ params: { path } }))?.accessor ?? ''
}

const login = (path: string, password: string, name = 'alice') => answer('POST', `auth/${path}/login/${name}`, { password }, '')
async function guess(path: string, times: number, name?: string) {
  for (let time = 0; time < times; time += 1) await login(path, 'wrong', name)
}
const locked = (mount_accessor: string) => server.client(lockedUserRoutes).listLockedUsers({ input: { mount_accessor } })
const denied = { status: 403, body: { errors: ['permission denied'] } }
const wrong = { status: 400, body: { errors: ['invalid username or password'] } }

describe('core 5.6, jwt 12.3: lockout', () => {
  it('denies the right password after five wrong ones, in any spelling of the name', async () => {
    await enabled('plain')
    for (const name of ['alice', 'ALICE', 'Alice', 'aLice', 'alicE']) expect(await login('plain', 'wrong', name)).toEqual(wrong)
    expect(await login('plain', 'sesame')).toEqual(denied)
  })

  it('counts from none again after a right one', async () => {
    await enabled('patient')
    await guess('patient', 4)
    expect(await login('patient', 'sesame')).toMatchObject({ status: 200 })
    await guess('patient', 4)
    expect(await login('patient', 'sesame')).toMatchObject({ status: 200 })
  })

  it('never locks a name that nobody has', async () => {
    const accessor = await enabled('unknown')
    await guess('unknown', 6, 'mallory')
    expect(await login('unknown', 'x', 'mallory')).toEqual(wrong)
    expect(await locked(accessor)).toEqual({ by_namespace: [], total: 0 })
  })

  it('goes by the tuning of the mount', async () => {
    await enabled('strict', 'userpass', { lockout_threshold: '2' })
    await guess('strict', 2)
    expect(await login('strict', 'sesame')).toEqual(denied)
    await enabled('lax', 'userpass', { lockout_disable: true })
    await guess('lax', 6)
    expect(await login('lax', 'sesame')).toMatchObject({ status: 200 })
  })

  it('holds for AppRole, by role id', async () => {
    const accessor = await enabled('machines', 'approle', { lockout_threshold: '2' })
    await answer('POST', 'auth/machines/role/ci', { role_id: 'CI-id' })
    const made = await server.client(approleRoutes).createSecretId({ params: { mount: 'machines', role_name: 'ci' }, input: {} })
    const enter = (secret_id: unknown) => answer('POST', 'auth/machines/login', { role_id: 'CI-id', secret_id }, '')
    for (const _ of [1, 2]) expect(await enter('x')).toMatchObject({ status: 400 })
    expect(await enter(made?.secret_id)).toEqual(denied)
    expect(await locked(accessor)).toMatchObject({
      by_namespace: [{ mount_accessors: [{ alias_identifiers: ['ci-id'] }] }],
    })
    expect(await answer('POST', `sys/locked-users/${accessor}/unlock/CI-id`, {})).toEqual({ status: 204, body: undefined })
    expect(await enter(made?.secret_id)).toMatchObject({ status: 200 })
  })
})

describe('core 5.6, jwt 12.3: locked users', () => {
  it('are told by mount, and let go', async () => {
    const [one, other] = [await enabled('one'), await enabled('other')]
    await guess('one', 5)
    await guess('other', 5)
    expect(await locked(one)).toEqual({
      by_namespace: [
        {
          namespace_id: 'root',
          namespace_path: '',
          counts: 1,
          mount_accessors: [{ mount_accessor: one, counts: 1, alias_identifiers: ['alice'] }],
        },
      ],
      total: 1,
    })
    const everywhere = await server.client(lockedUserRoutes).listLockedUsers({})
    expect(everywhere?.by_namespace[0]?.mount_accessors.map(({ mount_accessor }) => mount_accessor)).toEqual(
      expect.arrayContaining([one, other]),
    )
    expect(await answer('POST', `sys/locked-users/${one}/unlock/Alice`, {})).toEqual({ status: 204, body: undefined })
    expect(await locked(one)).toEqual({ by_namespace: [], total: 0 })
    expect(await login('one', 'sesame')).toMatchObject({ status: 200 })
    expect(await login('other', 'sesame')).toEqual(denied)
  })

  it('may be let go when nobody is locked', async () => {
    expect(await answer('POST', 'sys/locked-users/auth_userpass_00000000/unlock/nobody', {})).toEqual({
      status: 204,
      body: undefined,
    })
  })

  it('are for those alone who may ask', async () => {
    expect(await answer('GET', 'sys/locked-users', undefined, '')).toMatchObject({ status: 403 })
    expect(await answer('POST', 'sys/locked-users/x/unlock/alice', {}, '')).toMatchObject({ status: 403 })
  })

  it('forget a user who was deleted', async () => {
    const accessor = await enabled('gone')
    await guess('gone', 5)
    await answer('DELETE', 'auth/gone/users/alice')
    expect(await locked(accessor)).toEqual({ by_namespace: [], total: 0 })
  })
})

describe('jwt 12.3: tuning', () => {
  it('is for methods with secrets to guess', async () => {
    await enabled('tokens', 'jwt')
    expect(await answer('POST', 'sys/auth/tokens/tune', { user_lockout_config: { lockout_threshold: '3' } })).toEqual({
      status: 400,
      body: { errors: ['tuning of user lockout configuration for auth type "jwt" not allowed'] },
    })
  })

  it('takes the threshold as text, and takes a value back with "system"', async () => {
    const config = {
      lockout_threshold: '3',
      lockout_duration: '10m',
      lockout_counter_reset_duration: '5m',
      lockout_disable: false,
    }
    await enabled('tuned', 'userpass', config)
    expect(await answer('GET', 'sys/auth/tuned/tune')).toMatchObject({
      body: {
        data: {
          user_lockout_threshold: 3,
          user_lockout_duration: 600,
          user_lockout_counter_reset_duration: 300,
          user_lockout_disable: false,
        },
      },
    })
    await answer('POST', 'sys/auth/tuned/tune', { user_lockout_config: { lockout_threshold: 'system', lockout_duration: '' } })
    const { data } = (await answer('GET', 'sys/auth/tuned/tune')).body as { data: object }
    expect(data).not.toHaveProperty('user_lockout_threshold')
    expect(data).not.toHaveProperty('user_lockout_duration')
    expect(data).toHaveProperty('user_lockout_counter_reset_duration', 300)
  })
})
