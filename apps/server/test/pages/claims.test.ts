import { readUserinfo } from '@postern/engine/oidc-provider/userinfo/read-userinfo.ts'
import { writeScope } from '@postern/engine/oidc-provider/scopes/write-scope.ts'
import { writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { createBrowser } from './browser.ts'
import { authorizeAddress, claimsIn, exchange, furnish, password } from './house.ts'

let server: TestServer
let client: Client

beforeAll(async () => {
  server = await startTestServer()
  ;({ client } = await furnish(server.world))
  await writeScope(server.world, { name: 'likes', template: '{"likes": {"tea": true} }', optional: true })
  await writeProvider(server.world, { name: 'default', scopes_supported: ['profile', 'groups', 'likes'] })
})
afterAll(() => server.close())

const scope = 'openid profile groups likes'

async function agree(entered: Readonly<Record<string, string | readonly string[]>>) {
  const browser = createBrowser(server.url)
  const page = await browser.open(authorizeAddress(client.client_id, { scope, prompt: 'consent' }))
  const consent = await browser.submit(page, '/sign-in', { username: 'ana', password })
  const back = await browser.submit(consent, '/decide', { decision: 'allow', ...entered })
  const code = new URL(back.location ?? '').searchParams.get('code') ?? ''
  const answer = await exchange(server.world, client, { code })
  const userinfo = await readUserinfo(server.world, {
    provider: 'default',
    operation: 'read',
    presented: { clientToken: answer.access_token, namespace: 'root', remoteAddress: '127.0.0.1' },
    isBearer: true,
  })
  return { consent, idToken: claimsIn(answer.id_token), userinfo }
}

it('what the page shows is what ID token and userinfo say next', async () => {
  const { consent, idToken, userinfo } = await agree({ allowed: 'likes' })
  expect(consent.html).toContain('<span class="claim">User name</span> <bdi>ana</bdi>')
  expect(consent.html).toContain('<span class="claim">Groups</span> <em>nothing stored</em>')
  expect(consent.html).toContain('<code>likes</code></span> <bdi>{&quot;tea&quot;:true}</bdi>')
  const shown = { username: 'ana', groups: null, likes: { tea: true } }
  expect(idToken).toMatchObject(shown)
  expect(userinfo).toMatchObject(shown)
})

it('what is left out on the page is not given', async () => {
  const { idToken, userinfo } = await agree({})
  expect(idToken).not.toHaveProperty('likes')
  expect(userinfo).not.toHaveProperty('likes')
  expect(userinfo).toMatchObject({ username: 'ana' })
})

it('what is not optional cannot be left out', async () => {
  expect((await agree({ allowed: [] })).userinfo).toHaveProperty('groups')
})
