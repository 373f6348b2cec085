import { consoleHeader } from '@postern/contract/resources/session.ts'
import { inviteFirst } from '@postern/engine/first-run/invitation.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { type Browser, createBrowser } from './browser.ts'
import { password } from './house.ts'

let server: TestServer
let browser: Browser
let code: string

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  browser = createBrowser(server.url)
  code = (await inviteFirst(server.world, { isNew: true })) ?? ''
})

const visit = () => browser.open(`/ui/first-run?code=${code}`)

it('makes the first account and brings its owner into the console', async () => {
  const page = await browser.submit(await visit(), '/first-run', { username: 'ada', password, repeat: password })
  expect([200, 503]).toContain(page.status)
  const own = { [consoleHeader.name]: consoleHeader.value, Origin: server.url }
  const session = await browser.request('/ui/session', { headers: own })
  expect(JSON.parse(session.html)).toMatchObject({ display_name: 'userpass-ada', policies: ['admin', 'default'] })
  expect((await browser.request('/ui/api/sys/auth', { headers: own })).status).toBe(200)
  expect((await visit()).html).toContain('This page has expired')
})

it.each([
  ['no name', { username: ' ', password, repeat: password }, 'Enter a name'],
  ['a short password', { username: 'eve', password: 'short', repeat: 'short' }, 'The password is too short'],
  ['a long password', { username: 'eve', password: 'x'.repeat(73), repeat: 'x'.repeat(73) }, 'The password is too long'],
  ['two passwords', { username: 'eve', password, repeat: `${password}!` }, 'are not the same'],
])('says what is wrong with %s, and can be tried again', async (_, entered, said) => {
  const page = await browser.submit(await visit(), '/first-run', entered)
  expect(page.status).toBe(400)
  expect(page.html).toContain(said)
  expect(page.html).not.toContain(`value="${entered.password}"`)
})

it.each(['', '?code=', '?code=nothing'])('is there for nobody without the link: %j', async (query) => {
  expect((await browser.open(`/ui/first-run${query}`)).status).toBe(400)
})

it('takes nothing with another code', async () => {
  const page = await browser.submit(await visit(), '/first-run', { code: 'nothing', username: 'eve', password, repeat: password })
  expect(page.html).toContain('This page has expired')
})
