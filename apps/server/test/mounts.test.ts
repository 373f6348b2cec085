import { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { sysMountRoutes } from '@postern/contract/routes/sys-mounts.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { writePolicy } from '@postern/engine/policies/write-policy.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Status and JSON of a plain request. */
async function answer(method: string, path: string, { body, token = 'root' }: { body?: object; token?: string } = {}) {
  const response = await server.send(path, { method, token, ...(body && { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

/** A token that this policy text is about. */
async function tokenWith(policy: string): Promise<string> {
  const name = `p${crypto.randomUUID()}`
  await writePolicy(server.world, { name, policy })
  const { client_token } = await server.client(tokenRoutes).createToken({ input: { policies: [name] } })
  return client_token
}

const refused = (message: string) => ({ status: 400, body: { errors: [message] } })
const done = { status: 204, body: undefined }

describe('core 5.2: calls', () => {
  it('enables, lists at the top level too, reads and disables', async () => {
    expect(await answer('POST', 'sys/auth/team/a', { body: { type: 'userpass', description: 'people' } })).toEqual(done)
    const listed = await answer('GET', 'sys/auth')
    const mount = { type: 'userpass', description: 'people', options: null, config: { token_type: 'default-service' } }
    expect(listed).toMatchObject({ status: 200, body: { 'team/a/': mount, data: { 'team/a/': mount, 'token/': {} } } })
    expect(await server.client(sysAuthRoutes).readAuthMount({ params: { path: 'team/a' } })).toMatchObject(mount)
    expect(await answer('DELETE', 'sys/auth/team/a')).toEqual(done)
    expect(await answer('DELETE', 'sys/auth/team/a')).toEqual(done)
    expect(await answer('GET', 'sys/auth/team/a')).toEqual(refused('No auth engine at team/a/'))
  })

  it('refuses to disable the token method', async () => {
    expect(await answer('DELETE', 'sys/auth/token')).toEqual(refused('token credential backend cannot be disabled'))
  })

  it('asks for sudo below sys/auth, and not for tuning below sys/mounts', async () => {
    await answer('POST', 'sys/auth/sudo', { body: { type: 'userpass' } })
    const token = await tokenWith(
      'path "sys/auth" { capabilities = ["read"] } path "sys/auth/*" { capabilities = ["read"] } path "sys/mounts/auth/sudo/tune" { capabilities = ["read"] }',
    )
    expect(await answer('GET', 'sys/auth', { token })).toMatchObject({ status: 200 })
    expect(await answer('GET', 'sys/auth/sudo/tune', { token })).toMatchObject({ status: 403 })
    expect(await answer('GET', 'sys/mounts/auth/sudo/tune', { token })).toMatchObject({ status: 200 })
  })
})

describe('core 5.3: enable', () => {
  it.each<[string, string, object, string]>([
    ['no type', 'x', {}, 'backend type must be specified as a string'],
    ['a plugin without a name', 'x', { type: 'plugin' }, 'plugin_name must be provided for plugin backend'],
    ['an unknown type', 'x', { type: 'ldap' }, 'plugin not found in the catalog: ldap'],
    ['a path in use', 'token/x', { type: 'jwt' }, 'path is already in use at token/'],
    [
      'a default TTL that is none',
      'x',
      { type: 'jwt', config: { default_lease_ttl: '1x' } },
      'unable to parse default TTL of 1x: expected whole seconds, or a duration such as "90s", "1h30m" or "2d"',
    ],
    [
      'a default above the maximum',
      'x',
      { type: 'jwt', config: { default_lease_ttl: 7200, max_lease_ttl: '1h' } },
      'given default lease TTL greater than given max lease TTL',
    ],
    [
      "a default above the system's maximum",
      'x',
      { type: 'jwt', config: { default_lease_ttl: '769h' } },
      'given default lease TTL greater than system max lease TTL of 2764800',
    ],
    ['a token type', 'x', { type: 'jwt', config: { token_type: 'paper' } }, "invalid value for 'token_type'"],
    ['a visibility', 'x', { type: 'jwt', config: { listing_visibility: 'all' } }, 'invalid listing_visibility all'],
    ['a version', 'x', { type: 'jwt', options: { version: '2' } }, 'auth method "jwt" does not allow setting a version'],
    [
      'a configuration of a wrong shape',
      'x',
      { type: 'jwt', config: { default_lease_ttl: {} } },
      'unable to convert given auth config information',
    ],
  ])('refuses %s', async (_, path, body, message) => {
    expect(await answer('POST', `sys/auth/${path}`, { body })).toEqual(refused(message))
  })

  it('passes over members and nulls that clients send beside what there is', async () => {
    const config = { identity_token_key: '', max_lease_ttl: null, plugin_name: 'approle', options: null, default_lease_ttl: '1h' }
    expect(await answer('PUT', 'sys/auth/sent', { body: { type: 'plugin', config } })).toEqual(done)
    expect(await server.client(sysAuthRoutes).readAuthMount({ params: { path: 'sent' } })).toMatchObject({
      type: 'approle',
      config: { default_lease_ttl: 3600, max_lease_ttl: 0 },
    })
  })
})

describe('core 5.4: tune', () => {
  it('tunes by both paths, and reads effective values', async () => {
    await answer('POST', 'sys/auth/tuned', { body: { type: 'userpass' } })
    const lockout = { lockout_threshold: '3', lockout_duration: '10m', lockout_disable: false }
    expect(await answer('POST', 'sys/auth/tuned/tune', { body: { max_lease_ttl: '2h', user_lockout_config: lockout } })).toEqual(
      done,
    )
    expect(await answer('PUT', 'sys/mounts/auth/tuned/tune', { body: { default_lease_ttl: '1h', description: 'd' } })).toEqual(
      done,
    )
    const { data } = (await answer('GET', 'sys/auth/tuned/tune')).body as { data: unknown }
    expect(data).toEqual({
      description: 'd',
      default_lease_ttl: 3600,
      max_lease_ttl: 7200,
      force_no_cache: false,
      token_type: 'default-service',
      user_lockout_threshold: 3,
      user_lockout_duration: 600,
      user_lockout_disable: false,
    })
    expect(await server.client(sysMountRoutes).readMountTuning({ params: { path: 'auth/tuned' } })).toEqual(data)
  })

  it.each<[string, string, string, object, string]>([
    ['to read what is not there', 'GET', 'auth/none', {}, 'cannot fetch sysview for path "auth/none/"'],
    ['to tune what is not there', 'POST', 'auth/none', {}, 'tune of path "auth/none/" failed: no mount entry found'],
    [
      'a maximum below the default',
      'POST',
      'auth/tuned',
      { max_lease_ttl: 60 },
      'backend max lease TTL of 60 would be less than backend default lease TTL of 3600',
    ],
    [
      'a type for tokens',
      'POST',
      'auth/token',
      { token_type: 'batch' },
      "'token_type' cannot be set for 'token' or 'ns_token' auth mounts",
    ],
    ['a TTL of the system', 'POST', 'sys', { max_lease_ttl: '1h' }, 'cannot tune parameter max_lease_ttl of sys/'],
    [
      'lockout of another type',
      'POST',
      'auth/token',
      { user_lockout_config: { lockout_disable: true } },
      'tuning of user lockout configuration for auth type "token" not allowed',
    ],
  ])('refuses %s', async (_, method, path, body, message) => {
    expect(await answer(method, `sys/mounts/${path}/tune`, method === 'GET' ? {} : { body })).toEqual(refused(message))
  })
})

describe('core 5.5: move', () => {
  it('moves a mount and tells about it', async () => {
    await answer('POST', 'sys/auth/old', { body: { type: 'userpass' } })
    const api = server.client(sysMountRoutes)
    const { migration_id } = (await api.moveMount({ input: { from: 'auth/old', to: 'auth/new' } })) ?? {}
    expect(await api.readMove({ params: { migration_id: String(migration_id) } })).toEqual({
      migration_id,
      migration_info: { source_mount: 'auth/old/', target_mount: 'auth/new/', status: 'success' },
    })
    expect(await answer('GET', 'sys/remount/status/nothing')).toEqual({ status: 404, body: { errors: [] } })
  })

  it.each([
    [{}, "both 'from' and 'to' path must be specified as a string"],
    [{ from: 'auth/none', to: 'auth/x' }, 'no matching mount at "auth/none/"'],
    [{ from: 'auth/new', to: 'auth/token' }, 'path already in use at "auth/token/"'],
    [{ from: 'auth/token', to: 'auth/x' }, 'cannot remount "auth/token/"'],
    [{ from: 'auth/new', to: 'secret' }, 'cannot remount auth mount to non-auth mount "secret/"'],
  ])('refuses %j', async (body, message) => {
    expect(await answer('POST', 'sys/remount', { body })).toEqual(refused(message))
  })
})

describe('core 6: mounts', () => {
  it('lists the fixed ones', async () => {
    const mounts = await server.client(sysMountRoutes).listMounts({})
    expect(Object.entries(mounts ?? {}).map(([path, { type }]) => [path, type])).toEqual([
      ['cubbyhole/', 'cubbyhole'],
      ['identity/', 'identity'],
      ['sys/', 'system'],
    ])
    expect(mounts?.['sys/']?.config).not.toHaveProperty('token_type')
    expect(await answer('GET', 'sys/mounts/sys')).toMatchObject({ status: 200, body: { data: { seal_wrap: true } } })
  })

  it.each<[string, string, string]>([
    ['GET', 'kv', 'No secret engine mount at kv/'],
    ['POST', 'kv', 'plugin not found in the catalog: kv'],
    ['POST', 'sys/x', 'path is already in use at sys/'],
    ['POST', 'identity', 'path is already in use at identity/'],
    ['POST', 'auth/x', 'cannot mount "auth/x/"'],
    ['DELETE', 'sys', 'cannot unmount "sys/"'],
    ['DELETE', 'auth/x', 'cannot unmount "auth/x/"'],
  ])('refuses %s %s', async (method, path, message) => {
    const body = method === 'POST' ? { body: { type: 'kv' } } : {}
    expect(await answer(method, `sys/mounts/${path}`, body)).toEqual(refused(message))
  })

  it('has nothing against disabling what is not there', async () => {
    expect(await answer('DELETE', 'sys/mounts/kv')).toEqual(done)
  })
})

describe('core 6: what a caller may see', () => {
  const preflight = (path: string) => ({
    status: 403,
    body: {
      errors: [`preflight capability check returned 403, please ensure client's policies grant access to path "${path}"`],
    },
  })

  beforeAll(async () => {
    await answer('POST', 'sys/auth/shown', { body: { type: 'userpass', config: { listing_visibility: 'unauth' } } })
    await answer('POST', 'sys/auth/ours', { body: { type: 'userpass' } })
  })

  it('shows everybody what is listed, and no more of it than signing in needs', async () => {
    expect(await server.client(internalUiRoutes, '').listVisibleMounts({})).toEqual({
      auth: { 'shown/': { type: 'userpass', description: '', options: null } },
      secret: {},
    })
  })

  it('shows a token the mounts it may do anything at', async () => {
    const token = await tokenWith('path "auth/ours/role/a" { capabilities = ["read"] }')
    const { auth } = (await server.client(internalUiRoutes, token).listVisibleMounts({})) ?? {}
    expect(auth?.['ours/']).toHaveProperty('accessor')
    expect(auth?.['shown/']).not.toHaveProperty('accessor')
    expect(auth).not.toHaveProperty('tuned/')
  })

  it('refuses a token that is none', async () => {
    expect(await answer('GET', 'sys/internal/ui/mounts', { token: 'nobody' })).toMatchObject({ status: 403 })
    expect(await answer('GET', 'sys/internal/ui/mounts/auth/ours', { token: '' })).toMatchObject({ status: 403 })
  })

  it('finds the mount of a path for whoever may do anything there', async () => {
    const token = await tokenWith('path "auth/ours/role/a" { capabilities = ["read"] }')
    expect(await answer('GET', 'sys/internal/ui/mounts/auth/ours/role/b', { token })).toMatchObject({
      status: 200,
      body: { data: { type: 'userpass', path: 'auth/ours/' } },
    })
    expect(await answer('GET', 'sys/internal/ui/mounts/auth/shown', { token })).toEqual(preflight('auth/shown/'))
    expect(await answer('GET', 'sys/internal/ui/mounts/kv/a')).toEqual(preflight('kv/a/'))
  })

  it('tells what policies come to', async () => {
    const api = server.client(internalUiRoutes)
    expect(await api.readResultantAcl({})).toEqual({ root: true })
    const token = await tokenWith('path "a/*" { capabilities = ["update", "read"] }')
    expect(await server.client(internalUiRoutes, token).readResultantAcl({})).toMatchObject({
      root: false,
      glob_paths: { 'a/': { capabilities: ['read', 'update'] } },
    })
  })
})
