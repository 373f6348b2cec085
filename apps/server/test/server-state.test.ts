import { serverSettingRoutes } from '@postern/contract/routes/server-settings.ts'
import { serverStateRoutes } from '@postern/contract/routes/server-state.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const api = () => server.client(serverStateRoutes)

describe('core 6: figures of the server', () => {
  it('come as JSON, with every answer counted by method and status', async () => {
    await server.send('sys/auth')
    await server.send('sys/nothing')
    const { Counters, Gauges, Samples } = await api().readMetrics({})
    const counted = (status: string) =>
      Counters.find(({ Name, Labels }) => Name === 'vault_core_handle_requests_total' && Labels['status'] === status)
    expect(counted('200')?.Count).toBeGreaterThan(0)
    expect(counted('404')).toMatchObject({ Count: 1, Labels: { method: 'GET', status: '404' } })
    expect(Gauges).toContainEqual({ Name: 'vault_core_unsealed', Value: 1, Labels: {} })
    expect(Samples).toContainEqual(
      expect.objectContaining({ Name: 'vault_core_handle_request_seconds', Sum: expect.any(Number), Labels: { method: 'GET' } }),
    )
  })

  it.each([
    ['?format=prometheus', {}],
    ['', { Accept: 'application/openmetrics-text; version=1.0.0' }],
    ['', { Accept: 'application/vnd.google.protobuf;schema="prometheus/telemetry"' }],
  ])('come in the text form of Prometheus for %s %j', async (query, headers) => {
    const response = await server.send(`sys/metrics${query}`, { headers })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)])
    expect(await response.text()).toMatch(/^vault_core_unsealed 1$/m)
  })

  it('come in no other form, and to nobody without a token', async () => {
    const response = await server.send('sys/metrics?format=xml')
    expect([response.status, await response.json()]).toEqual([400, { errors: ['metric response format "xml" unknown'] }])
    expect((await server.send('sys/metrics', { token: '' })).status).toBe(403)
  })
})

describe('core 6: what the server is doing, and where', () => {
  it('shows the requests under way: at least the one that asks', async () => {
    expect(Object.values(await api().readRequestsInFlight({}))).toEqual([
      {
        start_time: expect.stringMatching(/^\d{4}-.*Z$/),
        client_remote_address: '127.0.0.1',
        request_path: '/v1/sys/in-flight-req',
        request_method: 'GET',
        client_id: '',
      },
    ])
  })

  it('shows the machine', async () => {
    const info = await api().readHostInfo({})
    expect(info?.cpu.length).toBeGreaterThan(0)
    expect(info?.memory.total).toBeGreaterThan(info?.memory.available ?? 0)
  })

  it('shows the configuration without secrets', async () => {
    expect(await api().readSanitizedConfig({})).toMatchObject({
      api_addr: 'http://127.0.0.1:8200',
      storage: { type: 'inmem' },
      seals: [{ type: 'static' }],
      listeners: [{ type: 'tcp', config: { address: '127.0.0.1:0', tls_disable: true } }],
    })
  })
})

describe('core 1.1: help', () => {
  it('tells what a path is for, in words and as an OpenAPI document', async () => {
    const response = await server.send('sys/policies/acl/some?help=1')
    expect(await response.json()).toMatchObject({
      help: expect.stringContaining('policy'),
      see_also: [],
      openapi: { openapi: '3.0.2', paths: { '/sys/policies/acl/{name}': { get: {}, post: {}, delete: {} } } },
    })
  })

  it('needs any token, and a mount', async () => {
    expect((await server.send('sys/auth?help=1', { token: '' })).status).toBe(403)
    expect((await server.send('nowhere/at/all?help=1')).status).toBe(404)
  })
})

describe("core 15: headers of the console's pages", () => {
  it('are sent with pages, before what the server sends by itself, and with nothing else', async () => {
    const settings = server.client(serverSettingRoutes)
    await settings.writeUiHeader({ params: { header: 'X-Note' }, input: { values: ['a', 'b'] } })
    await settings.writeUiHeader({ params: { header: 'Referrer-Policy' }, input: { values: ['no-referrer'] } })
    const page = await fetch(`${server.url}/ui/vault/identity/oidc/provider/default/authorize`)
    expect([page.headers.get('x-note'), page.headers.get('referrer-policy')]).toEqual(['a, b', 'no-referrer'])
    expect((await server.send('sys/auth')).headers.get('x-note')).toBeNull()
    await settings.deleteUiHeader({ params: { header: 'X-Note' } })
    const later = await fetch(`${server.url}/ui/vault/identity/oidc/provider/default/authorize`)
    expect(later.headers.get('x-note')).toBeNull()
  })
})
