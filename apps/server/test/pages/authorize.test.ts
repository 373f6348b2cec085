import { authorizationCodes } from '@postern/engine/oidc-provider/authorize/authorization-code.ts'
import { entities } from '@postern/engine/identity/entity.ts'
import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import { writeScope } from '@postern/engine/oidc-provider/scopes/write-scope.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { type Browser, createBrowser, formIn, type Page, textIn } from './browser.ts'
import { authorizeAddress, changeClient, furnish, password, redirectUri } from './house.ts'

let server: TestServer
let client: Client
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  ;({ client } = await furnish(server.world))
})
afterAll(() => server.close())
beforeEach(() => {
  browser = createBrowser(server.url)
})

const ask = (more: Readonly<Record<string, string>> = {}) => authorizeAddress(client.client_id, more)
const signIn = (page: Page, username = 'ana', secret = password) =>
  browser.submit(page, '/sign-in', { username, password: secret })
const allow = (page: Page, more = {}) => browser.submit(page, '/decide', { decision: 'allow', remember: 'yes', ...more })
const issuer = 'http://127.0.0.1:8200/v1/identity/oidc/provider/default'

/** What an app is told: the parameters behind its own. */
function toldIn({ location }: Page): Readonly<Record<string, string>> {
  expect(location?.startsWith(`${redirectUri}&`)).toBe(true)
  return Object.fromEntries(new URLSearchParams(location?.slice(redirectUri.length + 1)))
}

const codesInStore = () => server.world.storage.read((view) => authorizationCodes.list(view))

describe('from an app and back, without a script', () => {
  it('signs in, agrees, and brings a code with state and issuer', async () => {
    const before = await codesInStore()
    const signInPage = await browser.open(ask())
    expect(signInPage.status).toBe(200)
    expect(signInPage.html).toContain('Sign in to grafana')

    const consent = await signIn(signInPage)
    expect(consent.html).toContain('<bdi>grafana</bdi> asks for access to your account')
    expect(consent.html).toContain('<bdi>ana</bdi>')
    expect(consent.html).toContain('grafana.<strong>example.com</strong>')
    expect(await codesInStore()).toEqual(before)

    const back = await allow(consent)
    expect(back.status).toBe(303)
    expect(toldIn(back)).toEqual({ code: expect.stringMatching(/^\w{32}$/), state: 's&t=1 ✓', iss: issuer })
    expect(await codesInStore()).toHaveLength(before.length + 1)
  })

  it('asks nothing the second time, and asks again for more', async () => {
    await allow(await signIn(await browser.open(ask({ prompt: 'consent' }))))
    const second = await browser.open(ask())
    expect(second.status).toBe(302)
    expect(toldIn(second)).toHaveProperty('code')

    const more = await browser.open(ask({ scope: 'openid profile groups' }))
    expect(more.html).toContain('<bdi>grafana</bdi> asks for more')
    expect(more.html).toContain('Your teams')
  })

  it('asks again when a scope says something else than before', async () => {
    await allow(await signIn(await browser.open(ask({ scope: 'openid groups' }))), {})
    await writeScope(server.world, { name: 'groups', template: '{"teams": {{identity.entity.groups.names}}}' })
    expect((await browser.open(ask({ scope: 'openid groups' }))).status).toBe(200)
    await writeScope(server.world, { name: 'groups', template: '{"groups": {{identity.entity.groups.names}}}' })
  })

  it('takes the request as a form of the app too, whose cookies stay behind', async () => {
    await allow(await signIn(await browser.open(ask({ prompt: 'consent' }))))
    const [path = '', query = ''] = ask({ prompt: 'none' }).split('?')
    const bare = createBrowser(server.url)
    const sent = await bare.request(path, { method: 'POST', body: new URLSearchParams(query) })
    expect(sent.status).toBe(303)
    // The browser follows with all its cookies, those of the answer among them.
    for (const [name, value] of bare.cookies) browser.cookies.set(name, value)
    const back = await browser.open(sent.location ?? '')
    expect(toldIn(back)).toHaveProperty('code')
  })

  it('answers by a form where the app wants one, and puts nothing into an address', async () => {
    const back = await allow(await signIn(await browser.open(ask({ response_mode: 'form_post', prompt: 'consent' }))))
    expect(back.status).toBe(200)
    expect(formIn(back, redirectUri).hidden.map(([name]) => name)).toEqual(['code', 'state', 'iss'])
    expect(back.headers.get('Content-Security-Policy')).toContain("form-action 'self' https://grafana.example.com")
  })

  it('passes on by a page of ours where the browser would hold our form against the redirects of the app', async () => {
    const consent = await signIn(await browser.open(ask({ prompt: 'consent' })))
    const { action, hidden } = formIn(consent, '/decide')
    const body = new URLSearchParams([...hidden, ['decision', 'allow']])
    const headers = { Origin: server.url, 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'same-origin' }
    const back = await browser.request(action, { method: 'POST', body, headers })
    expect([back.status, back.location]).toEqual([200, null])
    const [, next = ''] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(back.html) ?? []
    expect(textIn(next)).toMatch(/^https:\/\/grafana\.example\.com\/login\/generic_oauth\?from=us&code=\w{32}&/)
  })

  it('passes on to an app on the device by a page of ours', async () => {
    await changeClient(server.world, { redirect_uris: [redirectUri, 'myapp:/cb'] })
    const back = await allow(await signIn(await browser.open(ask({ redirect_uri: 'myapp:/cb', prompt: 'consent' }))))
    expect(back.status).toBe(200)
    expect(back.html).toMatch(/http-equiv="refresh" content="0; url=myapp:\/cb\?code=\w{32}&amp;/)
  })
})

describe('no', () => {
  it('is told to the app without a code', async () => {
    const consent = await signIn(await browser.open(ask({ prompt: 'consent' })))
    const before = await codesInStore()
    const back = await browser.submit(consent, '/decide', { decision: 'deny' })
    expect(back.status).toBe(303)
    expect(toldIn(back)).toEqual({
      error: 'access_denied',
      error_description: 'the end-user declined',
      state: 's&t=1 ✓',
      iss: issuer,
    })
    expect(await codesInStore()).toEqual(before)
  })

  it('can be said before signing in', async () => {
    const back = await browser.submit(await browser.open(ask()), '/decide')
    expect(toldIn(back)).toMatchObject({ error: 'access_denied' })
  })
})

describe('nobody is sent anywhere', () => {
  it.each([
    ['an app nobody knows', { client_id: 'nobody' }, 'This app is not known here'],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }, 'The address to return to is not known'],
    ['an address that is nearly registered', { redirect_uri: `${redirectUri}/` }, 'The address to return to is not known'],
    ['no address', { redirect_uri: '' }, 'The address to return to is not known'],
    ['silence and a bad address', { redirect_uri: 'https://evil.example/', prompt: 'none' }, 'is not known'],
  ])('for %s', async (_, more, title) => {
    const page = await browser.request(ask(more))
    expect(page.status).toBe(400)
    expect(page.location).toBeNull()
    expect(page.html).toContain(title)
    expect(page.html).not.toContain('evil.example')
  })

  it('for a provider that does not exist', async () => {
    const page = await browser.request(ask().replace('/provider/default/', '/provider/nowhere/'))
    expect([page.status, page.location]).toEqual([400, null])
    expect(page.html).toContain('This sign-in address does not exist')
  })

  it('for an address that is given twice', async () => {
    const page = await browser.request(`${ask()}&redirect_uri=${encodeURIComponent(redirectUri)}`)
    expect([page.status, page.location]).toEqual([400, null])
  })
})

describe('errors travel to the app once its address is proven', () => {
  it.each([
    ['nobody is signed in', { prompt: 'none' }, 'login_required'],
    ['silence and something else', { prompt: 'none login' }, 'invalid_request'],
    ['no openid', { scope: 'profile' }, 'invalid_request'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['a request object', { request: 'x.y.z' }, 'request_not_supported'],
    ['an unknown response mode', { response_mode: 'fragment' }, 'invalid_request'],
  ])('%s', async (_, more, error) => {
    const page = await browser.request(ask(more))
    expect(page.status).toBe(302)
    expect(toldIn(page)).toMatchObject({ error, state: 's&t=1 ✓', iss: issuer })
  })

  it('consent is needed, and no page may be shown', async () => {
    await signIn(await browser.open(ask({ scope: 'openid groups', prompt: 'consent' })))
    await changeClient(server.world, { display_name: 'Grafana' })
    expect(toldIn(await browser.request(ask({ prompt: 'none' })))).toMatchObject({ error: 'consent_required' })
    await changeClient(server.world, { display_name: '' })
  })
})

describe('a sign-in is asked for again', () => {
  beforeEach(async () => {
    await allow(await signIn(await browser.open(ask({ prompt: 'consent' }))))
  })

  it('by prompt=login, and once is enough', async () => {
    const page = await browser.open(ask({ prompt: 'login' }))
    expect(page.html).toContain('grafana asks you to sign in again')
    expect(toldIn(await signIn(page))).toHaveProperty('code')
  })

  it('by max_age=0', async () => {
    expect((await browser.open(ask({ max_age: '0' }))).html).toContain('was too long ago')
  })

  it('not by a max_age that is not over', async () => {
    expect(toldIn(await browser.open(ask({ max_age: '600' })))).toHaveProperty('code')
  })

  it('with a name that the app suggests', async () => {
    expect((await browser.open(ask({ prompt: 'login', login_hint: '"bob"' }))).html).toContain('value="&quot;bob&quot;"')
  })
})

describe('a wrong password', () => {
  it('says no more than that, and keeps the name', async () => {
    const page = await signIn(await browser.open(ask({ prompt: 'consent' })), 'ana', 'wrong')
    expect(page.status).toBe(400)
    expect(page.html).toContain('Name or password is wrong')
    expect(page.html).toContain('value="ana"')
    expect(page.html).not.toContain('wrong"')
    const unknown = await signIn(page, 'nobody', 'wrong')
    expect(unknown.html).toContain('Name or password is wrong')
    expect((await signIn(unknown)).html).toContain('asks for access')
  })
})

describe('somebody who may not use the app', () => {
  beforeEach(() => changeClient(server.world, { assignments: [] }))
  afterAll(() => changeClient(server.world, { assignments: ['allow_all'] }))

  it('is told so, and can come as somebody else or go back', async () => {
    const page = await signIn(await browser.open(ask()))
    expect(page.status).toBe(403)
    expect(page.html).toContain('ana is not allowed to use grafana')
    const back = await browser.submit(page, '/decide')
    expect(toldIn(back)).toMatchObject({ error: 'access_denied', state: 's&t=1 ✓', iss: issuer })
  })

  it('is not told by a page where none may be shown', async () => {
    await signIn(await browser.open(ask()))
    expect(toldIn(await browser.request(ask({ prompt: 'none' })))).toMatchObject({ error: 'access_denied' })
  })

  it('can use another account', async () => {
    const other = await browser.submit(await signIn(await browser.open(ask())), '/switch')
    expect(other.html).toContain('Choose the account you want to use')
    await changeClient(server.world, { assignments: ['allow_all'] })
    expect((await signIn(other, 'bob')).html).toContain('<bdi>bob</bdi>')
  })
})

describe('a form counts only', () => {
  const consentPage = async () => signIn(await browser.open(ask({ prompt: 'consent' })))
  const post = (page: Page, change: (body: URLSearchParams) => void, headers: Readonly<Record<string, string>> = {}) => {
    const { action, hidden } = formIn(page, '/decide')
    const body = new URLSearchParams([...hidden, ['decision', 'allow']])
    change(body)
    return browser.request(action, { method: 'POST', body, headers: { Origin: server.url, ...headers } })
  }

  it.each([
    ['with its token', (body: URLSearchParams) => body.delete('form_token'), {}],
    ['with the right token', (body: URLSearchParams) => body.set('form_token', 'x'.repeat(64)), {}],
    ['from our own origin', () => undefined, { Origin: 'https://evil.example' }],
    ['from a page of ours, as the browser says', () => undefined, { 'Sec-Fetch-Site': 'cross-site' }],
    ['from somewhere', () => undefined, { Origin: 'null' }],
  ] as const)('%s', async (_, change, headers) => {
    const before = await codesInStore()
    const page = await post(await consentPage(), change, headers)
    expect([page.status, page.location]).toEqual([403, null])
    expect(await codesInStore()).toEqual(before)
  })

  it('with the cookie of the browser it was given to', async () => {
    const page = await consentPage()
    browser.cookies.delete('postern_browser')
    const refused = await post(page, () => undefined)
    expect([refused.status, refused.location]).toEqual([400, null])
    expect(refused.html).toContain('does not keep cookies')
  })

  it('once: fifty at the same time get one code, and so does whoever sends it twice', async () => {
    const page = await consentPage()
    const before = await codesInStore()
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(page, () => undefined)))
    answers.push(await post(page, () => undefined))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await codesInStore()).toHaveLength(before.length + 1)
  })

  it('for whom and what the page showed', async () => {
    const page = await consentPage()
    const other = await browser.submit(page, '/switch')
    await signIn(other, 'bob')
    const before = await codesInStore()
    const again = await browser.submit(page, '/decide', { decision: 'allow' })
    expect(again.html).toContain('<bdi>bob</bdi>')
    await writeScope(server.world, { name: 'profile', description: 'Other words' })
    expect((await browser.submit(again, '/decide', { decision: 'allow' })).html).toContain('Other words')
    expect(await codesInStore()).toEqual(before)
    await writeScope(server.world, { name: 'profile', description: '' })
  })

  it('while its person may still come in', async () => {
    const page = await consentPage()
    const before = await codesInStore()
    await setDisabled(true)
    const after = await browser.submit(page, '/decide', { decision: 'allow' })
    await setDisabled(false)
    expect(after.html).toContain('Sign in to grafana')
    expect(await codesInStore()).toEqual(before)
  })
})

async function setDisabled(isDisabled: boolean): Promise<void> {
  await server.world.storage.write(async (change) => {
    for (const entity of await entities.records(change)) {
      if (entity.aliases.some(({ name }) => name === 'ana')) await entities.put(change, { ...entity, isDisabled })
    }
  })
}

describe('an errand', () => {
  it('belongs to one browser', async () => {
    const started = await browser.request(ask())
    const stranger = createBrowser(server.url)
    await stranger.open(ask())
    expect((await stranger.open(started.location ?? '')).html).toContain('This page has expired')
    expect((await createBrowser(server.url).open(started.location ?? '')).html).toContain('does not keep cookies')
  })

  it('is over when it is decided', async () => {
    const consent = await signIn(await browser.open(ask({ prompt: 'consent' })))
    await allow(consent)
    const address = formIn(consent, '/decide').action.replace('/decide', '')
    expect((await browser.open(address)).html).toContain('This page has expired')
  })

  it.each(['/ui/go/x', '/ui/go/', '/ui/go/0000000abc/decide/x', `/ui/go/${'0'.repeat(39)}/nothing`])(
    'is not found at %s',
    async (path) => {
      expect((await browser.open(path)).status).toBeGreaterThanOrEqual(400)
    },
  )
})

it('needs no consent where an administrator says so', async () => {
  await writeProvider(server.world, { name: 'default', consent_mode: 'none' })
  expect(toldIn(await signIn(await browser.open(ask({ scope: 'openid' }))))).toHaveProperty('code')
  await writeProvider(server.world, { name: 'default', consent_mode: 'remember' })
})
