import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditRoutes } from '@postern/contract/routes/audit.ts'
import { cubbyholeRoutes } from '@postern/contract/routes/cubbyhole.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyFiles } from '#audit/verify-files.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let folder: string
let file: string

beforeEach(async () => {
  server = await startTestServer()
  folder = mkdtempSync(join(tmpdir(), 'postern-audit-'))
  file = join(folder, 'audit.log')
})
afterEach(() => server.close())

const audit = () => server.client(auditRoutes)

const enable = (options: Record<string, string> = {}, path = 'file') =>
  audit().enableAuditDevice({ params: { path }, input: { type: 'file', options: { file_path: file, ...options } } })

const record = z.looseObject({
  type: z.string(),
  auth: z.looseObject({}).optional(),
  request: z.looseObject({ id: z.string(), path: z.string(), operation: z.string() }).optional(),
  response: z.looseObject({}).optional(),
  error: z.string().optional(),
})

const written = () => readFileSync(file, 'utf8')
const recordsOf = (path: string) =>
  written()
    .trimEnd()
    .split('\n')
    .map((line) => record.parse(JSON.parse(line)))
    .filter(({ request }) => request?.path === path)

const hashed = expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/)

async function refusalOf(path: string, body: object) {
  const response = await server.send(path, { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

describe('core 14.1: audit devices', () => {
  it('are enabled with a record that tries them, listed also at the top level, and disabled, there or not', async () => {
    expect(await audit().readAuditDevices({})).toEqual({})
    await enable({ mode: '0640' })
    expect(written()).toContain('"path":"sys/audit/test"')
    expect(statSync(file).mode & 0o777).toBe(0o640)
    const shown = {
      path: 'file/',
      type: 'file',
      description: '',
      options: { file_path: file, mode: '0640' },
      local: false,
    }
    const list = await server.send('sys/audit')
    expect(await list.json()).toMatchObject({ data: { 'file/': shown }, 'file/': shown })
    await audit().disableAuditDevice({ params: { path: 'file' } })
    await audit().disableAuditDevice({ params: { path: 'file' } })
    expect(await audit().readAuditDevices({})).toEqual({})
    const before = written()
    await server.send('auth/token/lookup-self')
    expect(written()).toBe(before)
  })

  it('keep their files to their owner', async () => {
    await enable()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.each([
    [{ type: 'file' }, 'file_path is required'],
    [{ type: 'syslog' }, 'unknown backend type: "syslog"'],
    [{ type: 'file', options: { file_path: 'discard', prefix: '@cee: ' } }, 'audit log prefixing is not allowed'],
    [{ type: 'file', options: { file_path: 'discard', format: 'jsonx' } }, 'unknown format type "jsonx"'],
    [{ type: 'file', options: { file_path: 'discard', mode: '0755' } }, 'file mode does not permit execute bits'],
    [{ type: 'file', options: { file_path: 'discard', log_raw: 'maybe' } }, 'option "log_raw" cannot be read'],
  ])('are refused: %j', async (body, message) => {
    expect(await refusalOf('sys/audit/other', body)).toEqual({ status: 400, body: { errors: [message] } })
  })

  it('are refused where nothing can be written, and are then not there', async () => {
    const body = { type: 'file', options: { file_path: folder } }
    const { status, body: reply } = await refusalOf('sys/audit/other', body)
    expect([status, JSON.stringify(reply)]).toEqual([400, expect.stringContaining('audit backend failed test message: ')])
    expect(await audit().readAuditDevices({})).toEqual({})
  })

  it('are refused for programs', async () => {
    writeFileSync(file, '')
    chmodSync(file, 0o700)
    const { body } = await refusalOf('sys/audit/other', { type: 'file', options: { file_path: file } })
    expect(JSON.stringify(body)).toContain('it is executable')
  })

  it.each(['file', 'file/below'])('are refused at a path that clashes: %s', async (path) => {
    await enable()
    const body = { type: 'file', options: { file_path: 'discard' } }
    expect(await refusalOf(`sys/audit/${path}`, body)).toEqual({ status: 400, body: { errors: ['path already in use'] } })
  })

  it('show how a value reads in their records', async () => {
    await enable()
    await server.client(cubbyholeRoutes).writeCubbyhole({ params: { path: 'note' }, input: { pin: 'hunter2' } })
    const { hash } = (await audit().hashForAudit({ params: { path: 'file' }, input: { input: 'hunter2' } })) ?? {}
    expect(hash).toEqual(hashed)
    expect(recordsOf('cubbyhole/note')[0]?.request).toMatchObject({ data: { pin: hash } })
    expect(await refusalOf('sys/audit-hash/file', {})).toMatchObject({
      body: { errors: ['the "input" parameter is empty'] },
    })
    expect(await refusalOf('sys/audit-hash/none', { input: 'a' })).toMatchObject({
      body: { errors: ['unknown audit backend: "none/"'] },
    })
  })

  it('need sudo', async () => {
    await server.client(policyRoutes).writePolicy({
      params: { name: 'reader' },
      input: { policy: 'path "sys/audit*" { capabilities = ["read", "update", "delete"] }' },
    })
    const { client_token } = await server.client(tokenRoutes).createToken({ input: { policies: ['reader'] } })
    expect((await server.send('sys/audit', { token: client_token })).status).toBe(403)
    expect((await server.send('sys/audit/x', { token: client_token, method: 'DELETE' })).status).toBe(403)
  })
})

describe('core 14.3: what is recorded', () => {
  beforeEach(() => enable())

  it('a request before it is carried out, and its reply, under one id', async () => {
    const { client_token, accessor } = await server.client(tokenRoutes).createToken({ input: { ttl: '1h' } })
    const [asked, answered, ...more] = recordsOf('auth/token/create')
    expect(more).toEqual([])
    expect(asked).toMatchObject({
      type: 'request',
      auth: { client_token: hashed, policies: ['root'], policy_results: { allowed: true }, token_type: 'service' },
      request: {
        operation: 'update',
        mount_point: 'auth/token/',
        mount_type: 'token',
        client_token: hashed,
        data: { ttl: hashed },
        remote_address: '127.0.0.1',
        remote_port: expect.any(Number),
      },
    })
    expect(answered).toMatchObject({
      type: 'response',
      request: asked?.request ?? {},
      response: { status: 200, auth: { client_token: hashed, accessor: hashed, lease_duration: 3600 } },
    })
    for (const secret of [client_token, accessor]) expect(written()).not.toContain(secret)
  })

  it('no secret in clear: tokens, passwords, wrapped replies, forms and queries', async () => {
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'userpass' }, input: { type: 'userpass' } })
    const api = server.client(userpassRoutes)
    await api.writeUser({ params: { mount: 'userpass', username: 'ada' }, input: { password: 'correct horse' } })
    const { client_token } = await api.loginWithPassword({
      params: { mount: 'userpass', username: 'ada' },
      input: { password: 'correct horse' },
    })
    const wrapped = await server.send('auth/token/create', { method: 'POST', headers: { 'X-Vault-Wrap-TTL': '60' } })
    const wrapping = z.object({ wrap_info: z.object({ token: z.string() }) }).parse(await wrapped.json()).wrap_info.token
    const unwrapped = await server.send('sys/wrapping/unwrap', { method: 'POST', token: wrapping })
    const inner = z.object({ auth: z.object({ client_token: z.string() }) }).parse(await unwrapped.json()).auth.client_token
    await server.send('auth/token/lookup-self?note=a+planted+secret')
    await server.send(`auth/token/lookup/${inner}`)
    await server.send('identity/oidc/provider/default/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: 'Basic YTpwbGFudGVk' },
      body: 'client_secret=planted-client-secret&code=planted-code',
    })
    await server.send('cubbyhole/a', { method: 'POST', body: '{"broken": "planted json' })
    await server.send('auth/token/lookup', { method: 'POST', body: JSON.stringify({ token: 'planted-token-value' }) })

    const text = written()
    for (const secret of ['correct horse', client_token, wrapping, inner, 'planted', 'YTpwbGFudGVk']) {
      expect(text).not.toContain(secret)
    }
  })

  it('refused requests, and what stood in the way', async () => {
    await server.send('auth/token/lookup-self', { token: 'no-token' })
    const { client_token } = await server.client(tokenRoutes).createToken({ input: { policies: ['default'] } })
    await server.send('sys/auth', { token: client_token })
    expect(recordsOf('auth/token/lookup-self')).toMatchObject([
      { type: 'request', error: 'permission denied', request: { client_token: hashed } },
      { type: 'response', error: 'permission denied', response: { status: 403 }, refusal: { code: 'permission_denied' } },
    ])
    expect(recordsOf('sys/auth')).toMatchObject([
      { type: 'request', auth: { policy_results: { allowed: false } } },
      { type: 'response', refusal: { code: 'permission_denied', rule: 'no_stanza' } },
    ])
  })

  it('malformed requests', async () => {
    await server.send('cubbyhole/a/', { method: 'POST' })
    expect(recordsOf('cubbyhole/a/')).toMatchObject([
      { type: 'request', error: "cannot write to a path ending in '/'" },
      { type: 'response', response: { status: 400 } },
    ])
  })

  it('the rule that refused a login', async () => {
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'userpass' }, input: { type: 'userpass' } })
    await server.send('auth/userpass/login/nobody', { method: 'POST', token: '', body: '{"password":"a guess"}' })
    const [, answered] = recordsOf('auth/userpass/login/nobody')
    expect(answered).toMatchObject({ response: { status: 400 }, refusal: { code: expect.any(String), rule: expect.any(String) } })
  })

  it('what people do on the pages, without what they typed', async () => {
    const path = 'ui/vault/identity/oidc/provider/default/authorize'
    await fetch(`${server.url}/${path}?client_id=app&state=planted-state`)
    const body = new URLSearchParams({ username: 'ada', password: 'planted-password' })
    await fetch(`${server.url}/${path}`, { method: 'POST', body, redirect: 'manual' })
    expect(recordsOf(path)).toMatchObject([
      { type: 'request', request: { operation: 'read', data: { client_id: hashed, state: hashed } } },
      { type: 'response', response: { http_raw_body: hashed } },
      { type: 'request', request: { operation: 'update', data: { password: hashed } } },
      { type: 'response' },
    ])
    expect(written()).not.toContain('planted')
  })

  it('no probes', async () => {
    for (const path of ['sys/health', 'sys/seal-status', 'sys/leader', 'sys/init']) {
      await server.send(path, { token: '' })
      expect(recordsOf(path)).toEqual([])
    }
  })

  it('in clear what the mount allows', async () => {
    const path = 'userpass'
    const config = { audit_non_hmac_request_keys: ['token_ttl'], audit_non_hmac_response_keys: ['token_type'] }
    await server.client(sysAuthRoutes).enableAuth({ params: { path }, input: { type: 'userpass', config } })
    const at = { mount: path, username: 'ada' }
    await server.client(userpassRoutes).writeUser({ params: at, input: { password: 'a secret', token_ttl: '1h' } })
    await server.client(userpassRoutes).readUser({ params: at })
    const records = recordsOf('auth/userpass/users/ada')
    expect(records[0]?.request).toMatchObject({ operation: 'create', data: { password: hashed, token_ttl: '1h' } })
    expect(records[3]?.response).toMatchObject({ data: { token_type: 'default', token_ttl: 3600 } })
  })
})

describe('core 14.1: options of a device', () => {
  it('log_raw records in clear', async () => {
    await enable({ log_raw: 'true' })
    await server.client(cubbyholeRoutes).writeCubbyhole({ params: { path: 'note' }, input: { pin: 'hunter2' } })
    expect(recordsOf('cubbyhole/note')[0]?.request).toMatchObject({ data: { pin: 'hunter2' }, client_token: 'root' })
  })

  it('hmac_accessor=false shows accessors', async () => {
    await enable({ hmac_accessor: 'false' })
    const { accessor, client_token } = await server.client(tokenRoutes).createToken({})
    expect(written()).toContain(accessor)
    expect(written()).not.toContain(client_token)
  })

  it('elide_list_responses records how many there are', async () => {
    await enable({ elide_list_responses: 'true' })
    await server.client(policyRoutes).listPolicies({})
    expect(recordsOf('sys/policies/acl/')[1]?.response).toMatchObject({ data: { keys: expect.any(Number) } })
  })
})

describe('core 14.2: request headers', () => {
  it('are recorded as they are configured', async () => {
    await enable()
    const api = audit()
    await api.writeAuditedHeader({ params: { header: 'X-Job' } })
    await api.writeAuditedHeader({ params: { header: 'x-secret' }, input: { hmac: true } })
    expect(await api.readAuditedHeaders({})).toEqual({ headers: { 'x-job': { hmac: false }, 'x-secret': { hmac: true } } })
    expect(await api.readAuditedHeader({ params: { header: 'X-JOB' } })).toEqual({ 'x-job': { hmac: false } })
    await server.send('auth/token/lookup-self', { headers: { 'X-Job': '7', 'X-Secret': 'hunter2' } })
    expect(recordsOf('auth/token/lookup-self')[0]?.request).toMatchObject({ headers: { 'x-job': ['7'], 'x-secret': [hashed] } })
    await api.deleteAuditedHeader({ params: { header: 'x-job' } })
    const missing = await server.send('sys/config/auditing/request-headers/x-job')
    expect([missing.status, await missing.json()]).toEqual([400, { errors: ['Could not find header in config'] }])
  })
})

describe('core 14.3: without a record nothing happens', () => {
  const break_ = async () => {
    renameSync(folder, `${folder}-gone`)
    server.reopenAuditFiles()
  }

  it('a request that no device can record is refused, and has no effect', async () => {
    await enable()
    await break_()
    const response = await server.send('cubbyhole/note', { method: 'POST', body: '{"a":"b"}' })
    expect([response.status, await response.json()]).toEqual([500, { errors: ['1 error occurred:\n\t* internal error\n\n'] }])
    renameSync(`${folder}-gone`, folder)
    expect((await server.send('cubbyhole/note')).status).toBe(404)
  })

  it('one good device is enough', async () => {
    await enable()
    await enable({ file_path: 'discard' }, 'nowhere')
    await break_()
    expect((await server.send('auth/token/lookup-self')).status).toBe(200)
    rmSync(`${folder}-gone`, { recursive: true })
  })

  it('goes on in a new file once the old one is moved away', async () => {
    await enable()
    const head = await audit().readAuditHead({ params: { path: 'file' } })
    renameSync(file, `${file}.1`)
    server.reopenAuditFiles()
    await server.send('auth/token/lookup-self')
    expect(readFileSync(`${file}.1`, 'utf8')).not.toContain('lookup-self')
    const [first] = written().split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({ chain: { id: head?.chain, record: expect.any(Number) } })
  })
})

describe('security 9.4: records are numbered and chained', () => {
  it('over a rotation, and through a restart of the writing', async () => {
    await enable()
    await server.send('auth/token/lookup-self')
    renameSync(file, `${file}.1`)
    server.reopenAuditFiles()
    await server.send('auth/token/lookup-self')
    const { chain, record: last, hash } = (await audit().readAuditHead({ params: { path: 'file' } })) ?? {}
    expect(await verifyFiles(['--head', `${chain}:${last}:${hash}`, file, `${file}.1`])).toMatchObject({ isWhole: true })

    await audit().disableAuditDevice({ params: { path: 'file' } })
    await enable()
    expect(await verifyFiles([file, `${file}.1`])).toMatchObject({ isWhole: true })

    const lines = written().split('\n')
    writeFileSync(file, lines.toSpliced(1, 1).join('\n'))
    const { isWhole, lines: said } = await verifyFiles([`${file}.1`, file])
    expect([isWhole, said.at(-1)]).toEqual([false, expect.stringContaining(`${file}:2: record`)])
  })
})
