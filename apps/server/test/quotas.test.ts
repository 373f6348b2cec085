import { quotaRoutes } from '@postern/contract/routes/quotas.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const api = () => server.client(quotaRoutes)

describe('core 15: rate limits', () => {
  it('are written, read, listed and deleted', async () => {
    await api().writeRateLimit({ params: { name: 'login' }, input: { path: 'auth/token', rate: '1.5', interval: '1m' } })
    expect(await api().readRateLimit({ params: { name: 'login' } })).toEqual({
      type: 'rate-limit',
      name: 'login',
      path: 'auth/token/',
      role: '',
      rate: 1.5,
      interval: 60,
      block_interval: 0,
      inheritable: false,
    })
    expect(await api().listRateLimits({})).toEqual({ keys: ['login'] })
    await api().deleteRateLimit({ params: { name: 'login' } })
    await expect(api().readRateLimit({ params: { name: 'login' } })).rejects.toMatchObject({ status: 404 })
  })

  it.each([
    [{}, "'rate' is invalid"],
    [{ rate: 1, block_interval: -1 }, "'block' is invalid"],
    [{ rate: 1, path: 'auth/none' }, 'invalid mount path "auth/none"'],
  ])('refuse %j', async (body, message) => {
    const response = await server.send('sys/quotas/rate-limit/x', { method: 'POST', body: JSON.stringify(body) })
    expect([response.status, await response.json()]).toEqual([400, { errors: [message] }])
  })

  it('turn away who asks too often, and tell when to come back', async () => {
    await api().writeQuotaConfig({ input: { enable_rate_limit_response_headers: true } })
    await api().writeRateLimit({
      params: { name: 'capabilities' },
      input: { path: 'sys/capabilities-self', rate: 1, interval: 60 },
    })
    const ask = () => server.send('sys/capabilities-self', { method: 'POST', body: '{"path":"a"}' })
    const first = await ask()
    expect([first.status, first.headers.get('x-ratelimit-remaining')]).toEqual([200, '0'])
    const second = await ask()
    expect([second.status, await second.json()]).toEqual([
      429,
      { errors: ['request path "sys/capabilities-self": rate limit quota exceeded'] },
    ])
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await server.send('sys/auth')).status).toBe(200)
  })

  it('exempt probes unless told otherwise', async () => {
    expect(await api().readQuotaConfig({})).toMatchObject({
      rate_limit_exempt_paths: expect.arrayContaining(['sys/health', 'sys/unseal']),
      enable_rate_limit_audit_logging: false,
      enable_rate_limit_response_headers: true,
    })
  })
})
