import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { createProviderKey, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { houseAt, issuer } from './oidc-flow-house.ts'
import { createBrowser, type Browser } from './pages/browser.ts'
import { authorizeAddress, furnish, password, redirectUri } from './pages/house.ts'

let server: TestServer
let client: Client
/** The app's own server, which hears of sign-outs. */
let app: TestProvider
let browser: Browser
const heard = '/hear'

beforeAll(async () => {
  server = await startTestServer()
  app = await startTestProvider(await createProviderKey('unused'))
  ;({ client } = await furnish(server.world, { backchannel_logout_uri: `${app.issuer}${heard}` }))
})
afterAll(() => Promise.all([server.close(), app.stop()]))
beforeEach(() => {
  browser = createBrowser(server.url)
  app.requests.length = 0
  app.answers.set(heard, () => ({ status: 200 }))
})

/** Signs in to the app; gives its ID token. */
async function enter(): Promise<string> {
  const page = await browser.open(authorizeAddress(client.client_id, { prompt: 'consent' }))
  const consent = await browser.submit(page, '/sign-in', { username: 'ana', password })
  const back = await browser.submit(consent, '/decide', { decision: 'allow' })
  const code = new URLSearchParams(back.location?.slice(redirectUri.length)).get('code') ?? ''
  return String((await houseAt(server, client).redeem(code)).body['id_token'])
}

const leave = (idToken: string) =>
  browser.open(`/ui/vault/identity/oidc/provider/default/logout?${new URLSearchParams({ id_token_hint: idToken }).toString()}`)
const tokensHeard = () => app.requests.filter(({ path }) => path === heard).map(({ body }) => new URLSearchParams(body))

describe('23: back-channel logout', () => {
  it('tells the app which sign-in is over, by a token that can pass for no other', async () => {
    const idToken = await enter()
    await leave(idToken)

    const [told, ...others] = tokensHeard()
    expect(others).toEqual([])
    expect([...(told?.keys() ?? [])]).toEqual(['logout_token'])
    const { body } = await houseAt(server, client).get('.well-known/keys')
    const keys = createLocalJWKSet(body as unknown as JSONWebKeySet)
    const options = { issuer, audience: client.client_id, typ: 'logout+jwt' }
    const { payload } = await jwtVerify(told?.get('logout_token') ?? '', keys, options)
    const { sub, sid } = decodeJwt(idToken)
    expect(payload).toEqual({
      iss: issuer,
      aud: client.client_id,
      sub,
      sid,
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 120,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    expect(sid).toEqual(expect.any(String))
  })

  it('tells it once, and of each sign-in by its own id', async () => {
    const first = await enter()
    await leave(first)
    await leave(first)
    await leave(await enter())
    const ids = tokensHeard().map((told) => decodeJwt(told.get('logout_token') ?? '')['sid'])
    expect([ids.length, new Set(ids).size]).toEqual([2, 2])
  })

  it('ends the sign-in also when the app does not listen', async () => {
    app.answers.set(heard, () => ({ status: 500 }))
    const page = await leave(await enter())
    expect(page.html).toContain('You are signed out')
    const silent = await browser.request(authorizeAddress(client.client_id, { prompt: 'none' }))
    expect(silent.location).toContain('login_required')
  })

  it('is told of in discovery', async () => {
    const { body } = await houseAt(server, client).get('.well-known/openid-configuration')
    expect(body).toMatchObject({ backchannel_logout_supported: true, backchannel_logout_session_supported: true })
  })
})
