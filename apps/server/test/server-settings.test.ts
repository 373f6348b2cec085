import { serverSettingRoutes } from '@postern/contract/routes/server-settings.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function refusalOf(path: string, body: object) {
  const response = await server.send(`sys/config/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

/** Asks from a page of an origin; `method` is what a preflight asks for. */
function asPage(origin: string, { method }: { readonly method?: string } = {}) {
  const headers = { Origin: origin, ...(method && { 'Access-Control-Request-Method': method }) }
  return server.send('sys/auth', { method: method ? 'OPTIONS' : 'GET', headers })
}

describe('core 1.8, 15: CORS', () => {
  it('is off until it is set', async () => {
    expect(await server.client(serverSettingRoutes).readCors({})).toEqual({ enabled: false })
    expect((await asPage('https://app.test')).headers.get('access-control-allow-origin')).toBeNull()
    expect((await asPage('https://app.test', { method: 'GET' })).status).toBe(405)
  })

  it.each([
    [{}, 'at least one origin or the wildcard must be provided'],
    [{ allowed_origins: '*,https://a.test' }, "to allow all origins the '*' must be the only value for allowed_origins"],
  ])('refuses %j', async (body, message) => {
    expect(await refusalOf('cors', body)).toEqual({ status: 400, body: { errors: [message] } })
  })

  it('lets pages of a named origin call, and no others', async () => {
    const input = { allowed_origins: ['https://app.test'], allowed_headers: ['X-App'], allow_credentials: true }
    await server.client(serverSettingRoutes).writeCors({ input })
    expect(await server.client(serverSettingRoutes).readCors({})).toEqual({ enabled: true, ...input })

    const page = await asPage('https://app.test')
    expect(page.status).toBe(200)
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'access-control-allow-origin': 'https://app.test',
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    })
    const other = await asPage('https://other.test')
    expect([other.status, await other.json()]).toEqual([403, { errors: ['origin not allowed'] }])
    expect((await server.send('sys/auth')).status).toBe(200)
  })

  it('answers preflights without a token', async () => {
    const preflight = await asPage('https://app.test', { method: 'LIST' })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('DELETE,GET,OPTIONS,POST,PUT,LIST,SCAN')
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/X-Vault-Token.*,X-App$/)
    expect(preflight.headers.get('access-control-max-age')).toBe('300')
    expect((await asPage('https://app.test', { method: 'TRACE' })).status).toBe(405)
  })

  it('trusts no origin with credentials when it lets all in', async () => {
    await server.client(serverSettingRoutes).writeCors({ input: { allowed_origins: ['*'], allow_credentials: true } })
    const { headers } = await asPage('https://anybody.test')
    expect(headers.get('access-control-allow-origin')).toBe('https://anybody.test')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('can be switched off', async () => {
    await server.client(serverSettingRoutes).deleteCors({})
    expect(await server.client(serverSettingRoutes).readCors({})).toEqual({ enabled: false })
  })
})

describe("core 15: headers of the console's pages", () => {
  const api = () => server.client(serverSettingRoutes)

  it('are set, listed, read and taken away, in any case of their names', async () => {
    expect(await api().listUiHeaders({})).toEqual({ keys: [] })
    await api().writeUiHeader({ params: { header: 'x-frame-note' }, input: { values: ['a', 'b'] } })
    expect(await api().listUiHeaders({})).toEqual({ keys: ['X-Frame-Note'] })
    expect(await api().readUiHeader({ params: { header: 'X-FRAME-NOTE' } })).toEqual({ value: 'a' })
    expect(await api().readUiHeader({ params: { header: 'x-frame-note' }, input: { multivalue: true } })).toEqual({
      values: ['a', 'b'],
    })
    await api().deleteUiHeader({ params: { header: 'X-Frame-Note' } })
    await expect(api().readUiHeader({ params: { header: 'X-Frame-Note' } })).rejects.toMatchObject({ status: 404 })
  })

  it('warns when the content security policy is overridden', async () => {
    const response = await server.send('sys/config/ui/headers/content-security-policy', {
      method: 'POST',
      body: JSON.stringify({ values: ["default-src 'none'"] }),
    })
    expect(await response.json()).toMatchObject({
      data: null,
      warnings: ['overriding default Content-Security-Policy which is secure by default, proceed with caution'],
    })
  })

  it.each([
    ['X-Note', {}, 'header and values must be specified'],
    ['x-vault-note', { values: ['a'] }, 'X-Vault headers cannot be set'],
    ['X-Note', { values: ['a\r\nSet-Cookie: b=c'] }, 'header name or value is not one that HTTP can carry'],
    ['X%20Note', { values: ['a'] }, 'header name or value is not one that HTTP can carry'],
  ])('refuses %s %j', async (name, body, message) => {
    expect(await refusalOf(`ui/headers/${name}`, body)).toEqual({ status: 400, body: { errors: [message] } })
  })
})
