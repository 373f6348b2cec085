import { consoleHeader, ownSessions } from '@postern/contract/resources/session.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer } from '#compose/start-server.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { createLog } from '#log.ts'
import { type Browser, createBrowser, type Page } from './browser.ts'
import { furnish, password } from './house.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  await furnish(server.world)
})
afterAll(() => server.close())
beforeEach(() => {
  browser = createBrowser(server.url)
})

const own = () => ({ [consoleHeader.name]: consoleHeader.value, Origin: server.url })
const ask = (
  path: string,
  { method = 'GET', body, headers = own() }: { method?: string; body?: unknown; headers?: object } = {},
) =>
  browser.request(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const signIn = (body: unknown = { method: 'userpass', mount: 'userpass', username: 'ana', password }) =>
  ask('/ui/session', { method: 'POST', body })
const json = ({ html }: Page): unknown => JSON.parse(html)

describe('signing in to the console', () => {
  it('leaves one cookie, and no token anywhere', async () => {
    const page = await signIn()
    expect(page.status).toBe(200)
    expect(json(page)).toMatchObject({ display_name: 'userpass-ana', policies: ['default'], is_root: false, method: 'userpass' })
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^postern_console=\w{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    expect(page.html).not.toMatch(/hvs\.|s\.\w{24}/)
    expect(json(await ask('/ui/session'))).toMatchObject({ display_name: 'userpass-ana' })
  })

  it('works with a token one holds, which outlives the session', async () => {
    expect(json(await signIn({ method: 'token', token: server.rootToken }))).toMatchObject({ is_root: true, method: 'token' })
    expect((await ask('/ui/session', { method: 'DELETE' })).status).toBe(204)
    expect((await server.send('auth/token/lookup-self')).status).toBe(200)
  })

  it.each([
    ['a wrong password', { method: 'userpass', mount: 'userpass', username: 'ana', password: 'x' }, 400],
    ['an unknown token', { method: 'token', token: 's.nothing' }, 403],
    ['nothing', {}, 400],
    ['another shape', { method: 'magic' }, 400],
  ])('refuses %s', async (_, body, status) => {
    const page = await signIn(body)
    expect(page.status).toBe(status)
    expect(json(page)).toHaveProperty('errors')
    expect(page.headers.getSetCookie()).toEqual([])
  })

  it('gives another cookie each time, and ends the one before', async () => {
    browser.cookies.set('postern_console', 'planted')
    await signIn()
    const first = browser.cookies.get('postern_console') ?? ''
    await signIn()
    const second = browser.cookies.get('postern_console')
    expect(second).not.toBe(first)
    browser.cookies.set('postern_console', first)
    expect((await ask('/ui/session')).status).toBe(401)
  })

  it('ends by signing out', async () => {
    await signIn()
    const value = browser.cookies.get('postern_console') ?? ''
    expect((await ask('/ui/session', { method: 'DELETE' })).status).toBe(204)
    expect(browser.cookies.has('postern_console')).toBe(false)
    browser.cookies.set('postern_console', value)
    expect((await ask('/ui/session')).status).toBe(401)
    expect((await ask('/ui/api/auth/token/lookup-self')).status).toBe(401)
  })
})

describe('the API for the console', () => {
  it('serves the routes of /v1 with the session', async () => {
    await signIn({ method: 'token', token: server.rootToken })
    expect(json(await ask('/ui/api/auth/token/lookup-self'))).toMatchObject({ data: { policies: ['root'] } })
    const policy = { policy: 'path "secret/*" { capabilities = ["read"] }' }
    expect((await ask('/ui/api/sys/policies/acl/p', { method: 'POST', body: policy })).status).toBe(204)
    expect((await server.send('sys/policies/acl/p')).status).toBe(200)
  })

  it('tells who may not from who is nobody', async () => {
    expect((await ask('/ui/api/sys/policies/acl?list=true')).status).toBe(401)
    await signIn()
    expect((await ask('/ui/api/sys/policies/acl?list=true')).status).toBe(403)
  })

  it('shows what everybody may see to everybody', async () => {
    expect(json(await ask('/ui/api/sys/internal/ui/mounts'))).toMatchObject({
      data: { auth: { 'userpass/': { type: 'userpass' } } },
    })
  })

  it('takes no credentials from headers, and /v1 takes none from cookies', async () => {
    const headers = { ...own(), 'X-Vault-Token': server.rootToken, Authorization: `Bearer ${server.rootToken}` }
    expect((await ask('/ui/api/auth/token/lookup-self', { headers })).status).toBe(401)
    await signIn({ method: 'token', token: server.rootToken })
    expect((await ask('/v1/auth/token/lookup-self')).status).toBe(403)
  })
})

describe('only the console is answered', () => {
  const mark = { [consoleHeader.name]: consoleHeader.value }
  it.each([
    ['no header', { Origin: 'own' }],
    ['another origin', { ...mark, Origin: 'https://evil.example' }],
    ['no origin at all', mark],
    ['another site, as the browser says', { ...mark, Origin: 'own', 'Sec-Fetch-Site': 'cross-site' }],
    ['another port of this machine, as the browser says', { ...mark, 'Sec-Fetch-Site': 'same-site' }],
  ])('not %s', async (_, headers) => {
    await signIn({ method: 'token', token: server.rootToken })
    const sent = 'Origin' in headers && headers.Origin === 'own' ? { ...headers, Origin: server.url } : headers
    for (const path of ['/ui/session', '/ui/api/auth/token/lookup-self'])
      expect((await ask(path, { headers: sent })).status).toBe(403)
  })

  it('but a page of ours, as the browser says', async () => {
    await signIn()
    expect((await ask('/ui/session', { headers: { ...mark, 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(200)
    expect((await ask('/ui/session', { headers: { ...mark, Referer: `${server.url}/ui/vault/auth` } })).status).toBe(200)
  })
})

describe('the console itself', () => {
  it('is where the front door leads', async () => {
    expect((await browser.request('/')).location).toBe('/ui/')
    expect((await browser.request('/ui')).location).toBe('/ui/')
  })

  it.each(['/ui/', '/ui/vault/access/oidc/clients/a.b', '/ui/index.html'])(
    'is protected, or says that it is not built: %s',
    async (path) => {
      const page = await browser.request(path)
      expect([200, 503]).toContain(page.status)
      expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
      if (page.status === 503) expect(page.html).toContain('The console is not built')
      else expect(page.headers.get('Content-Security-Policy')).toContain(`'nonce-${/nonce="([^"]+)"/.exec(page.html)?.[1]}'`)
    },
  )

  it.each(['/ui/assets/none.js', '/ui/assets/main.js.map', '/ui/assets/.env', '/ui/pages/none.css'])(
    'hands out nothing else: %s',
    async (path) => {
      expect((await browser.request(path)).status).toBe(404)
    },
  )
})

it('says that it is locked, to people and to the console', async () => {
  const locked = await startServer(
    {
      store: { kind: 'memory' },
      seal: 'shamir',
      listen: { host: '127.0.0.1', port: 0 },
      apiAddress: 'http://127.0.0.1:8200',
      tls: undefined,
      dev: undefined,
      logLevel: 'silent',
      audit: { acceptsApi: false },
    },
    createLog('silent'),
    { loadPages: () => import('@postern/pages/main.tsx') },
  )
  const visitor = createBrowser(locked.url)
  const page = await visitor.open('/ui/vault/identity/oidc/provider/default/authorize')
  expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '30'])
  expect(page.html).toContain('The server is locked')
  const headers = { [consoleHeader.name]: consoleHeader.value, Origin: locked.url }
  expect((await visitor.request('/ui/session', { headers })).status).toBe(503)
  await locked.close()
})

describe('everywhere one is signed in', () => {
  it('is shown, and can be ended from anywhere', async () => {
    const elsewhere = createBrowser(server.url)
    const credentials = { method: 'userpass', mount: 'userpass', username: 'bob', password }
    const headers = { ...own(), 'Content-Type': 'application/json' }
    await elsewhere.request('/ui/session', { method: 'POST', headers, body: JSON.stringify(credentials) })
    await signIn(credentials)
    const { sessions } = ownSessions.parse(json(await ask('/ui/session/all')))
    expect(sessions.filter(({ is_current }) => is_current)).toHaveLength(1)
    expect(sessions).toHaveLength(2)

    const other = sessions.find(({ is_current }) => !is_current)
    expect((await ask(`/ui/session/all?id=${other?.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await elsewhere.request('/ui/session', { headers })).status).toBe(401)
    expect((await ask('/ui/session')).status).toBe(200)
  })

  it('is nobody else’s business', async () => {
    await signIn()
    const mine = ownSessions.parse(json(await ask('/ui/session/all'))).sessions[0]
    const ana = browser
    browser = createBrowser(server.url)
    expect((await ask('/ui/session/all')).status).toBe(401)
    await signIn({ method: 'userpass', mount: 'userpass', username: 'bob', password })
    await ask(`/ui/session/all?id=${mine?.id}`, { method: 'DELETE' })
    browser = ana
    expect((await ask('/ui/session')).status).toBe(200)
  })
})
