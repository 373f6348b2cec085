import { authorizeDevice } from '@postern/engine/oidc-provider/device/authorize-device.ts'
import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { type Browser, createBrowser, type Page } from './browser.ts'
import { authorizeAddress, claimsIn, credentialsOf, exchange, furnish, password, redirectUri } from './house.ts'

let server: TestServer
let client: Client
let browser: Browser

const after = 'https://grafana.example.com/bye?a=1'
const logout = '/ui/vault/identity/oidc/provider/default/logout'
const device = '/ui/vault/identity/oidc/provider/default/device'

beforeAll(async () => {
  server = await startTestServer()
  ;({ client } = await furnish(server.world, { post_logout_redirect_uris: [after], device_authorization: true }))
})
afterAll(() => server.close())
beforeEach(() => {
  browser = createBrowser(server.url)
})

/** Signs in to the app; gives its ID token. */
async function enter(username = 'ana', by = browser): Promise<string> {
  const page = await by.open(authorizeAddress(client.client_id, { prompt: 'consent' }))
  const consent = await by.submit(page, '/sign-in', { username, password })
  const back = await by.submit(consent, '/decide', { decision: 'allow' })
  const code = new URLSearchParams(back.location?.slice(redirectUri.length)).get('code') ?? ''
  return (await exchange(server.world, client, { code })).id_token ?? ''
}

const leave = (parameters: Readonly<Record<string, string>>) =>
  browser.open(`${logout}?${new URLSearchParams(parameters).toString()}`)
const isIn = async () =>
  (await browser.request(authorizeAddress(client.client_id, { prompt: 'none', scope: 'openid' }))).location?.includes(
    'login_required',
  ) === false

describe('signing out from an app', () => {
  it('is done at once with an ID token of the one who is signed in, and leads to a registered address', async () => {
    const hint = await enter()
    expect(await isIn()).toBe(true)
    const page = await leave({ id_token_hint: hint, post_logout_redirect_uri: after, state: 'x y' })
    expect([page.status, page.location]).toEqual([302, `${after}&state=x+y`])
    expect(await isIn()).toBe(false)
  })

  it('asks without one, and stays when told to', async () => {
    await enter()
    const page = await leave({ client_id: client.client_id, post_logout_redirect_uri: after })
    expect(page.html).toContain('grafana asks to sign you out. You are signed in as ana.')
    expect((await browser.submit(page, '/logout', { decision: 'stay' })).html).toContain('You are still signed in')
    expect(await isIn()).toBe(true)
    const gone = await browser.submit(page, '/logout', { decision: 'sign_out' })
    expect([gone.status, gone.location]).toEqual([303, after])
    expect(await isIn()).toBe(false)
  })

  it('asks when the ID token is of somebody else', async () => {
    const other = await enter('bob', createBrowser(server.url))
    await enter()
    expect((await leave({ id_token_hint: other, post_logout_redirect_uri: after })).html).toContain('Sign out?')
    expect(await isIn()).toBe(true)
  })

  it.each([
    ['an address that is not registered', { post_logout_redirect_uri: 'https://evil.example/' }],
    ['an app that is not the one of the ID token', { client_id: 'other', post_logout_redirect_uri: after }],
  ])('sends nobody to %s', async (_, parameters) => {
    const page = await leave({ id_token_hint: await enter(), ...parameters })
    expect(page.location).toBeNull()
    expect(page.html).not.toContain('evil')
  })

  it('sends nobody anywhere who is not signed in, and whose app proves nothing', async () => {
    const page = await leave({ client_id: client.client_id, post_logout_redirect_uri: after })
    expect([page.status, page.location]).toEqual([200, null])
  })

  it('can be posted by the app, and is passed on by a page of ours so that cookies come along', async () => {
    const hint = await enter()
    const body = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: after })
    const relay = await browser.request(logout, { method: 'POST', body, headers: { Origin: 'https://grafana.example.com' } })
    expect(relay.status).toBe(200)
    const page = await browser.submit(relay, '/logout')
    expect(page.location).toBe(after)
    expect(await isIn()).toBe(false)
  })

  it('is not answered by a form of another site', async () => {
    await enter()
    const body = new URLSearchParams({ decision: 'sign_out' })
    const page = await browser.request(logout, { method: 'POST', body, headers: { Origin: 'https://evil.example' } })
    expect(page.status).toBe(403)
    expect(await isIn()).toBe(true)
  })
})

describe('one’s own account', () => {
  it('shows what one has allowed, and takes it back', async () => {
    const page = await browser.open(authorizeAddress(client.client_id, { prompt: 'consent' }))
    const consent = await browser.submit(page, '/sign-in', { username: 'ana', password })
    await browser.submit(consent, '/decide', { decision: 'allow', remember: 'yes' })
    const account = await browser.open('/ui/account')
    expect(account.html).toContain('Signed in as ana.')
    expect(account.html).toContain('Withdraw access of grafana')
    expect((await browser.submit(account, '/withdraw')).html).toContain('No app has asked yet')
    expect((await browser.open(authorizeAddress(client.client_id))).html).toContain('asks for access')
  })

  it('shows where else one is signed in, and ends that', async () => {
    const elsewhere = createBrowser(server.url)
    await enter('bob', elsewhere)
    await enter('bob')
    let account = await browser.open('/ui/account')
    expect(account.html).toContain('This browser')
    // Others of bob's may still be there from before.
    while (account.html.includes('/account/end')) account = await browser.submit(account, '/end')
    expect((await elsewhere.open('/ui/account')).html).toContain('You are not signed in')
    expect((await browser.open('/ui/account')).html).toContain('Signed in as bob.')
  })

  it('ends by signing out, and shows nobody before and after', async () => {
    expect((await browser.open('/ui/account')).html).toContain('You are not signed in')
    await enter()
    const done = await browser.submit(await browser.open('/ui/account'), '/sign-out')
    expect(done.html).toContain('You are signed out')
    expect((await browser.open('/ui/account')).html).toContain('You are not signed in')
  })
})

describe('a device without a browser', () => {
  const begin = () =>
    authorizeDevice(server.world, { provider: 'default', credentials: credentialsOf(client), scope: 'openid profile' })
  const signIn = (page: Page) => browser.submit(page, '/sign-in', { username: 'ana', password })

  it('is let in by the person who types its code, signs in and agrees', async () => {
    const { device_code, user_code } = await begin()
    const typed = await browser.submit(await browser.open(device), '/device', { user_code: user_code.toLowerCase() })
    const consent = await signIn(typed)
    expect(consent.html).toContain(`Only the device that shows the code ${user_code.toLowerCase()} gets access`)
    const done = await browser.submit(consent, '/decide', { decision: 'allow' })
    expect(done.html).toContain('Your device is connected')
    const tokens = await exchange(server.world, client, { deviceCode: device_code })
    expect(claimsIn(tokens.id_token)).toMatchObject({ aud: client.client_id, username: 'ana' })
  })

  it('is asked about even when its link holds the code, and even again', async () => {
    await enter()
    const { user_code } = await begin()
    const page = await browser.open(`${device}?user_code=${user_code}`)
    expect(page.html).toContain('Does your device show this code?')
    expect((await browser.submit(page, '/device')).html).toContain('asks for access')
  })

  it('gets nothing from a no', async () => {
    await enter()
    const { device_code, user_code } = await begin()
    const consent = await browser.submit(await browser.open(`${device}?user_code=${user_code}`), '/device')
    expect((await browser.submit(consent, '/decide', { decision: 'deny' })).html).toContain('was not connected')
    await expect(exchange(server.world, client, { deviceCode: device_code })).rejects.toThrow()
  })

  it('is not found by a wrong code, nor by many', async () => {
    const page = await browser.open(device)
    expect((await browser.submit(page, '/device', { user_code: 'BBBB-BBBB' })).html).toContain('This code is wrong')
    for (let guess = 0; guess < 30; guess += 1) await browser.submit(page, '/device', { user_code: 'BBBB-BBBB' })
    expect((await browser.submit(page, '/device', { user_code: 'BBBB-BBBB' })).status).toBe(429)
  })
})
