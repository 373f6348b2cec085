import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { type Browser, createBrowser } from './browser.ts'
import { authorizeAddress, changeClient, furnish } from './house.ts'

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
describe('names from outside', () => {
  it('are shown as text', async () => {
    await changeClient(server.world, { display_name: '<b>x</b>\u202Ey' })
    const page = await browser.open(ask())
    await changeClient(server.world, { display_name: '' })
    expect(page.html).toContain('Sign in to &lt;b&gt;x&lt;/b&gt;y')
  })
})

describe('the headers of every page', () => {
  it.each([
    ['200', () => ask()],
    ['400', () => ask({ client_id: 'nobody' })],
    ['404', () => '/ui/vault/identity/oidc/provider/default/nothing'],
    ['302', () => ask({ prompt: 'none' })],
  ])('with status %s', async (status, address) => {
    const page = status === '302' ? await browser.request(address()) : await browser.open(address())
    expect(page.status).toBe(Number(status))
    const csp = page.headers.get('Content-Security-Policy') ?? ''
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain("frame-ancestors 'none'")
    expect(csp).not.toContain('unsafe')
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(page.headers.get('Cross-Origin-Opener-Policy')).toBeNull()
  })

  it('let the sign-in form lead back to the app, and nowhere else', async () => {
    const csp = (await browser.open(ask())).headers.get('Content-Security-Policy')
    expect(csp).toMatch(/form-action 'self' https:\/\/grafana\.example\.com(;|$)/)
  })

  it('have static files that stay the same', async () => {
    const { html } = await browser.open(ask())
    for (const address of [/href="(\/ui\/pages\/\w+\.css)"/, /src="(\/ui\/pages\/\w+\.js)"/]) {
      const file = await browser.request(address.exec(html)?.[1] ?? '')
      expect([file.status, file.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    }
  })
})

describe('the language', () => {
  it.each([
    ['the browser', {}, 'de-CH,de;q=0.9,en;q=0.1', 'de'],
    ['the app', { ui_locales: 'fr ja' }, 'de', 'ja'],
    ['nobody', {}, '', 'en'],
  ])('is what %s says', async (_, more, accepted, language) => {
    const { location } = await browser.request(ask(more))
    const page = await browser.request(location ?? '', { headers: { 'Accept-Language': accepted } })
    expect(page.html).toContain(`<html lang="${language}">`)
  })

  it('is what the person chooses while they are here, and stays', async () => {
    const { location } = await browser.request(ask({ ui_locales: 'ja' }))
    await browser.open(`${location}?lang=de`)
    expect((await browser.open(location ?? '')).html).toContain('<html lang="de">')
  })
})
