import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = async (path: string, options: Parameters<TestServer['send']>[1] = {}) => {
  const response = await server.send(path, options)
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown), headers: response.headers }
}

const errors = (...messages: string[]) => ({ errors: messages })
const wrapped = (message: string) => errors(`1 error occurred:\n\t* ${message}\n\n`)

describe('spec/core.md 1: wire format', () => {
  it('answers in the envelope, with exactly application/json', async () => {
    const { status, body, headers } = await answer('identity/oidc/key/default')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      lease_id: '',
      renewable: false,
      lease_duration: 0,
      wrap_info: null,
      warnings: null,
      auth: null,
      mount_type: 'identity',
      data: { algorithm: 'RS256', allowed_client_ids: ['*'] },
    })
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ request_id: headers.get('x-request-id') })
  })

  it.each([
    ['no token', 'identity/oidc/key/default', { token: '' }, 403, errors('permission denied')],
    ['an unknown token', 'identity/oidc/key/default', { token: 's.nobody' }, 403, errors('permission denied')],
    ['no token and no such path', 'identity/nothing', { token: '' }, 403, errors('permission denied')],
    ['an unknown path', 'identity/nothing', {}, 404, wrapped('unsupported path')],
    ['an operation nobody offers', 'identity/oidc/key', {}, 405, wrapped('unsupported operation')],
    ['no mount', 'secret/x', {}, 404, errors('no handler for route "secret/x". route entry not found.')],
    ['something that is not there', 'identity/oidc/key/nobody', {}, 404, errors()],
    ['an unknown method', 'identity/oidc/key', { method: 'OPTIONS' }, 405, errors()],
    [
      'a namespace',
      'identity/oidc/key/default',
      { headers: { 'X-Vault-Namespace': 'team' } },
      404,
      errors('namespace not found'),
    ],
    [
      'a write to a folder',
      'identity/oidc/key/',
      { method: 'POST', body: '{}' },
      400,
      errors("cannot write to a path ending in '/'"),
    ],
    [
      'another patch',
      'identity/oidc/key/default',
      { method: 'PATCH', body: '{}', headers: { 'Content-Type': 'text/plain' } },
      415,
      errors('PATCH requires Content-Type of application/merge-patch+json, provided text/plain'),
    ],
    [
      'a field that cannot be read',
      'identity/oidc/key/k',
      { method: 'POST', body: '{"rotation_period":-5}' },
      400,
      errors(`error converting input for field "rotation_period": cannot provide negative value '-5'`),
    ],
    ['a list on the wrong word', 'identity/oidc/key?list=perhaps', {}, 400, errors()],
  ] as const)('refuses %s', async (_, path, options, status, body) => {
    expect(await answer(path, options)).toMatchObject({ status, body })
  })

  it.each(['{', '[1]', '"x"', '{} x'])('refuses the body %s without repeating it', async (body) => {
    const { status, body: said } = await answer('identity/oidc/key/k', { method: 'POST', body })
    expect(status).toBe(400)
    expect(JSON.stringify(said)).toMatch(/failed to decode JSON input: /)
  })

  it('leads an unclean path to the clean one', async () => {
    const response = await fetch(`${server.url}/v1/identity//oidc/key?list=true`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([307, '/v1/identity/oidc/key?list=true'])
  })

  it('lists with ?list=true, and writes alike with POST and PUT', async () => {
    expect(await answer('identity/oidc/key/made', { method: 'PUT', body: '{"algorithm":"ES256"}' })).toMatchObject({
      status: 204,
      body: undefined,
    })
    expect(await answer('identity/oidc/key/made', { method: 'POST', body: '{"rotation_period":"12h"}' })).toMatchObject({
      status: 204,
    })
    expect(await answer('identity/oidc/key?list=true')).toMatchObject({
      status: 200,
      body: { data: { keys: ['default', 'made'] } },
    })
  })

  it('helps whoever has a token', async () => {
    expect(await answer('identity/oidc/key/default?help=1')).toMatchObject({
      status: 200,
      body: { help: expect.stringContaining('Read a named key') },
    })
  })

  it('takes the token as a bearer too, and X-Vault-Token first', async () => {
    const bearer = { token: '', headers: { Authorization: 'Bearer root' } }
    expect(await answer('identity/oidc/key/default', bearer)).toMatchObject({ status: 200 })
    expect(await answer('identity/oidc/key/default', { ...bearer, token: 's.nobody' })).toMatchObject({ status: 403 })
  })

  it('speaks to the typed client', async () => {
    const api = server.client(identityTokenRoutes)
    expect(await api.readOidcKey({ params: { name: 'default' } })).toMatchObject({ algorithm: 'RS256' })
    await expect(api.readOidcKey({ params: { name: 'nobody' } })).rejects.toMatchObject({ status: 404 })
  })
})

describe('spec/core.md 4: life', () => {
  it.each([
    ['sys/health', 200, { initialized: true, sealed: false, standby: false, version: '1.19.0+postern.0.1.0' }],
    ['sys/health?activecode=299&unknowncode=1', 299, { initialized: true }],
    ['sys/health?activecode=fine', 400, errors()],
    ['sys/seal-status', 200, { type: 'static', sealed: false, t: 1, n: 1, storage_type: 'inmem' }],
    ['sys/leader', 200, { ha_enabled: false }],
    ['sys/init', 200, { initialized: true }],
  ] as const)('answers %s without a token', async (path, status, body) => {
    expect(await answer(path, { token: '' })).toMatchObject({ status, body })
  })
})
