import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'userpass' }, input: { type: 'userpass' } })
})
afterAll(() => server.close())

// Of "sesame", at a cost at which tests can afford many.
const sesame = '$2b$05$MoIcF3Lkjj7T8LZZmtZ0LuAoG4CFRCECe6eVfXLqIqOkZcn7XDNXG'

const answer = answersOf(() => server)

const user = (name: string, body: object) => answer('POST', `auth/userpass/users/${name}`, body)
const login = (name: string, password: string) => answer('POST', `auth/userpass/login/${name}`, { password }, '')

const plainUser = {
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

describe('jwt 12.1: users', () => {
  it('are written, and read without password or hash, in any case of the name', async () => {
    expect(await user('Ada', { password: 'open sesame', token_policies: 'Dev,ops', token_ttl: '1h' })).toEqual(done)
    expect(await answer('GET', 'auth/userpass/users/ADA')).toMatchObject({ status: 200 })
    expect(await server.client(userpassRoutes).readUser({ params: { mount: 'userpass', username: 'ada' } })).toEqual({
      ...plainUser,
      token_policies: ['dev', 'ops'],
      token_ttl: 3600,
    })
  })

  it('show the old names of fields that were written by them, until the new ones are', async () => {
    await user('old', { password_hash: sesame, policies: 'dev', ttl: 60, max_ttl: '2m', bound_cidrs: '10.0.0.0/8' })
    const read = () => server.client(userpassRoutes).readUser({ params: { mount: 'userpass', username: 'old' } })
    expect(await read()).toEqual({
      ...plainUser,
      token_policies: ['dev'],
      policies: ['dev'],
      token_ttl: 60,
      ttl: 60,
      token_max_ttl: 120,
      max_ttl: 120,
      token_bound_cidrs: ['10.0.0.0/8'],
      bound_cidrs: ['10.0.0.0/8'],
    })
    await user('old', { token_policies: 'ops', token_ttl: 0, token_max_ttl: 0, token_bound_cidrs: '' })
    expect(await read()).toEqual({ ...plainUser, token_policies: ['ops'] })
  })

  it.each<[string, object, string]>([
    ['neither password nor hash', {}, 'must provide either password or password_hash'],
    ['both', { password: 'a', password_hash: sesame }, 'only one of password or password_hash may be provided'],
    ['a hash that is none', { password_hash: 'sha256:00' }, 'password_hash is not a valid bcrypt hash'],
    ['a weak hash', { password_hash: sesame.replace('$05$', '$04$') }, 'bcrypt cost of 4 is too low, want 5 at minimum'],
    ['a slow hash', { password_hash: sesame.replace('$05$', '$13$') }, 'bcrypt cost of 13 exceeds maximum cost of 12'],
    ['a password that bcrypt would cut', { password: 'x'.repeat(73) }, 'password length exceeds 72 bytes'],
  ])('are refused with %s', async (_, body, message) => {
    expect(await user('eve', body)).toEqual(refused(message))
    expect(await answer('GET', 'auth/userpass/users/eve')).toEqual(missing)
  })

  it('are refused a second secret on update and on the password path, and none there', async () => {
    await user('bob', { password_hash: sesame })
    const both = { password: 'a', password_hash: sesame }
    expect(await user('bob', both)).toEqual(refused('only one of password or password_hash may be provided'))
    expect(await user('bob/password', both)).toEqual(refused('only one of password or password_hash may be provided'))
    expect(await user('bob/password', {})).toEqual(refused('must provide either password or password_hash'))
  })

  it('keep their password when an update has none', async () => {
    await user('carl', { password_hash: sesame })
    expect(await user('carl', { token_policies: 'dev' })).toEqual(done)
    expect(await login('carl', 'sesame')).toMatchObject({ status: 200 })
  })

  it('change password and policies on paths of their own, in any case of the name', async () => {
    await user('dora', { password_hash: sesame })
    expect(await user('DORA/password', { password: 'new one' })).toEqual(done)
    expect(await user('Dora/policies', { policies: 'a,b' })).toEqual(done)
    expect(await login('dora', 'sesame')).toEqual(refused('invalid username or password'))
    expect(await login('dora', 'new one')).toMatchObject({ body: { auth: { token_policies: ['a', 'b', 'default'] } } })
    expect(await answer('GET', 'auth/userpass/users/dora')).toMatchObject({
      body: { data: { token_policies: ['a', 'b'], policies: ['a', 'b'] } },
    })
    expect(await user('dora/policies', { token_policies: 'c' })).toEqual(done)
    expect(await answer('GET', 'auth/userpass/users/dora')).not.toHaveProperty('body.data.policies')
  })

  it.each(['password', 'policies'])('that are not there have no %s to change', async (path) => {
    expect(await user(`nobody/${path}`, { password: 'a', policies: 'a' })).toEqual(refused('username does not exist'))
  })

  it('are listed by name, a page at a time, with more of each where it is asked for', async () => {
    await answer('POST', 'sys/auth/few', { type: 'userpass' })
    expect(await answer('LIST', 'auth/few/users')).toEqual(missing)
    for (const name of ['c', 'a', 'b1', 'b2']) await answer('POST', `auth/few/users/${name}`, { password_hash: sesame })
    expect(await answer('LIST', 'auth/few/users')).toMatchObject({ body: { data: { keys: ['a', 'b1', 'b2', 'c'] } } })
    expect(await answer('GET', 'auth/few/users?list=true&after=a&limit=2')).toMatchObject({
      body: { data: { keys: ['b1', 'b2'] } },
    })
    expect(
      await server
        .client(userpassRoutes)
        .listUsers({ params: { mount: 'few' }, input: { filter: 'b', limit: 1, detailed: true } }),
    ).toEqual({ keys: ['b1'], key_info: { b1: plainUser } })
  })

  it('are gone when deleted, which is done also when there is none', async () => {
    await user('gone', { password_hash: sesame })
    expect(await answer('DELETE', 'auth/userpass/users/GONE')).toEqual(done)
    expect(await answer('GET', 'auth/userpass/users/gone')).toEqual(missing)
    expect(await answer('DELETE', 'auth/userpass/users/gone')).toEqual(done)
    expect(await login('gone', 'sesame')).toEqual(refused('invalid username or password'))
  })

  it('need create to be made and update to be changed', async () => {
    const policy = 'path "auth/userpass/users/*" { capabilities = ["create"] }'
    await answer('PUT', 'sys/policies/acl/maker', { policy })
    const { client_token: token } = await server.client(tokenRoutes).createToken({ input: { policies: ['maker'] } })
    const write = () => answer('POST', 'auth/userpass/users/made', { password_hash: sesame }, token)
    expect(await write()).toEqual(done)
    expect(await write()).toMatchObject({ status: 403 })
  })
})

describe('jwt 1.5: token fields of a user', () => {
  it.each<[object, string]>([
    [{ token_ttl: 20, token_max_ttl: 10 }, "'token_ttl' cannot be greater than 'token_max_ttl'"],
    [{ token_num_uses: -1 }, "'token_num_uses' cannot be negative"],
    [{ token_type: 'default-service' }, `invalid 'token_type' value "default-service"`],
    [
      { token_type: 'batch', token_period: 60 },
      "'token_type' cannot be 'batch' or 'default_batch' when set to generate periodic tokens",
    ],
    [
      { token_type: 'batch', token_num_uses: 1 },
      "'token_type' cannot be 'batch' or 'default_batch' when set to generate tokens with limited use count",
    ],
    [
      { token_strictly_bind_ip: true, token_bound_cidrs: '10.0.0.0/8' },
      "'token_strictly_bind_ip' conflicts with 'token_bound_cidrs'; set only one",
    ],
    [{ token_bound_cidrs: 'here' }, 'unable to parse address "here"'],
    [{ token_ttl: -1 }, `error converting input for field "token_ttl": cannot provide negative value '-1'`],
  ])('refuses %j', async (fields, message) => {
    expect(await user('fields', { password_hash: sesame, ...fields })).toEqual(refused(message))
    expect(await answer('GET', 'auth/userpass/users/fields')).toEqual(missing)
  })
})

describe('jwt 12.2: login', () => {
  beforeAll(async () => {
    await user('alice', { password_hash: sesame, token_policies: 'dev', token_ttl: '1h' })
  })

  it('gives a token for name and password', async () => {
    const reply = await login('Alice', 'sesame')
    expect(reply).toMatchObject({
      status: 200,
      body: {
        data: null,
        auth: {
          client_token: expect.stringMatching(/^s\./),
          policies: ['default', 'dev'],
          token_policies: ['default', 'dev'],
          metadata: { username: 'alice' },
          lease_duration: 3600,
          renewable: true,
          entity_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          token_type: 'service',
          orphan: true,
        },
      },
    })
    const { auth } = reply.body as { auth: { client_token: string } }
    expect(await answer('GET', 'auth/token/lookup-self', undefined, auth.client_token)).toMatchObject({
      body: { data: { display_name: 'userpass-alice', path: 'auth/userpass/login/alice', meta: { username: 'alice' } } },
    })
  })

  it.each([
    ['no password', 'alice', '', 'missing password'],
    ['a wrong password', 'alice', 'Sesame', 'invalid username or password'],
    ['an unknown name', 'mallory', 'sesame', 'invalid username or password'],
  ])('refuses %s', async (_, name, password, message) => {
    expect(await login(name, password)).toEqual(refused(message))
  })

  it('denies addresses the user is not bound to', async () => {
    await user('far', { password_hash: sesame, token_bound_cidrs: '10.0.0.0/8' })
    expect(await login('far', 'sesame')).toEqual(refused('permission denied', 403))
  })

  it('refuses to make root tokens', async () => {
    await user('root', { password_hash: sesame, token_policies: 'root' })
    expect(await login('root', 'sesame')).toEqual(refused('auth methods cannot create root tokens'))
  })

  it('renews while the policies are the same, and not at all when the user is gone', async () => {
    await user('rene', { password_hash: sesame, token_policies: 'dev' })
    const { body } = await login('rene', 'sesame')
    const { client_token: token } = (body as { auth: { client_token: string } }).auth
    const renew = () => answer('POST', 'auth/token/renew', { token })
    expect(await renew()).toMatchObject({ status: 200, body: { auth: { client_token: token } } })
    await user('rene/policies', { token_policies: 'ops' })
    expect(await renew()).toEqual(refused('1 error occurred:\n\t* policies have changed, not renewing\n\n', 500))
    await answer('DELETE', 'auth/userpass/users/rene')
    expect(await renew()).toEqual(done)
  })

  it('is a method of its own at a mount of any path, and POST and PUT are the same', async () => {
    await answer('POST', 'sys/auth/corp/people', { type: 'userpass' })
    await answer('PUT', 'auth/corp/people/users/ada', { password_hash: sesame })
    const { body } = await answer('PUT', 'auth/corp/people/login/ada', { password: 'sesame' }, '')
    const { client_token } = (body as { auth: { client_token: string } }).auth
    expect(await answer('GET', 'auth/token/lookup-self', undefined, client_token)).toMatchObject({
      body: { data: { display_name: 'corp-people-ada' } },
    })
  })
})
