import type { Exchange, Transport } from '@postern/contract/client/create-client.ts'
import { findSession } from '@postern/engine/sessions/find-session.ts'
import { signInWith } from '@postern/engine/sessions/sign-in.ts'
import { createMountWorld } from '@postern/engine/testing/mounts.ts'
import type { World } from '@postern/engine/world.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { finishOutside } from '#pages/outside/finish-outside.ts'
import { safeReturn, startForConsole } from '#pages/outside/start-for-console.ts'
import { startForErrand } from '#pages/outside/start-for-errand.ts'
import { keepErrand } from '#pages/errands/keep-errand.ts'
import type { PageAnswer, Visit } from '#pages/visit.ts'
import { furnish, password } from './house.ts'

let world: World
let asked: Exchange[]
let visit: Visit

/** An API whose identity provider sends everybody back as Ana. */
const api: Transport = {
  async send(exchange) {
    asked.push(exchange)
    if (exchange.method === 'POST') {
      return { status: 200, body: { data: { auth_url: 'https://idp.example/authorize?state=st_1%2Cns%3Dteam&client_id=x' } } }
    }
    if (exchange.query?.['error'] !== undefined) return { status: 400, body: { errors: ['Vault login failed. access_denied'] } }
    const credentials = { method: 'userpass', mount: 'userpass', username: 'ana', password } as const
    return { status: 200, body: { auth: { client_token: (await signInWith(world, credentials, '192.0.2.7')).clientToken } } }
  },
}

beforeEach(async () => {
  ;({ world } = await createMountWorld())
  await furnish(world)
  asked = []
  visit = {
    browser: 'b1',
    session: undefined,
    console: undefined,
    isBrowser: true,
    remoteAddress: '192.0.2.7',
    requestId: 'r',
    api,
  }
})

const locationOf = (answer: PageAnswer) => ('location' in answer ? answer.location : answer.page.kind)
const back = (query: string, by = visit, mount = 'corp/oidc') =>
  finishOutside(world, by, { mount, parameters: new URLSearchParams(query) })
const begin = (query: string) => startForConsole(world, visit, new URLSearchParams(`mount=corp/oidc&${query}`))

describe('an operator', () => {
  it('is sent to the identity provider, and comes back signed in where they wanted to go', async () => {
    const sent = await begin('role=Admin&redirect_to=/ui/vault/policies/acl?x=1')
    expect(locationOf(sent)).toBe('https://idp.example/authorize?state=st_1%2Cns%3Dteam&client_id=x')
    expect(asked[0]).toMatchObject({
      path: 'auth/corp/oidc/oidc/auth_url',
      body: { role: 'Admin', redirect_uri: 'http://127.0.0.1:8200/ui/vault/auth/corp/oidc/oidc/callback' },
    })
    const done = await back('state=st_1,ns=team&code=c1')
    expect(locationOf(done)).toBe('/ui/vault/policies/acl?x=1')
    const presented = { kind: 'console', value: done.console?.value, remoteAddress: '192.0.2.7', isUse: false } as const
    expect(await findSession(world, presented)).toMatchObject({ record: { method: 'oidc', mount: 'corp/oidc' } })
  })

  it('finishes in the window of the identity provider, whether another waits or not', async () => {
    await begin('display=popup&redirect_to=/ui/vault/dashboard')
    const done = await back('state=st_1&code=c1')
    expect('page' in done && done.page).toEqual({
      kind: 'outside-done',
      next: '/ui/vault/dashboard',
      message: { source: 'oidc-callback', outcome: 'signed-in' },
    })
    expect(done.console).toBeDefined()
  })

  it.each([
    ['https://evil.example/'],
    ['//evil.example/ui/'],
    ['/ui//evil.example'],
    ['/ui/\\evil.example'],
    ['/ui/../v1/sys'],
    ['javascript:alert(1)'],
    [null],
  ])('is led nowhere outside the console: %s', (wanted) => {
    expect(safeReturn(wanted)).toBe('/ui/')
  })
})

describe('somebody with an errand', () => {
  const errand = async (entries: [string, string][] = []) => {
    const purpose = { kind: 'authorize' as const, provider: 'default', entries }
    const kept = await keepErrand(world, visit, { purpose, begun: { at: 1, tokenId: '' }, isPost: false })
    return locationOf(kept).replace('/ui/go/', '')
  }

  it('comes back to it, signed in for apps alone', async () => {
    const name = await errand()
    await startForErrand(world, visit, { name, mount: 'corp/oidc' })
    const done = await back('state=st_1&code=c1')
    expect(locationOf(done)).toBe(`/ui/go/${name}`)
    expect(done).toMatchObject({ session: { lasts: 43_200 } })
    expect(done.console).toBeUndefined()
  })

  it.each([
    [[['prompt', 'login']], 'login'],
    [[['prompt', 'select_account']], 'select_account'],
    [[['max_age', '60']], 'login'],
    [[], null],
  ] as [[string, string][], string | null][])('is asked again there when the app wants that: %j', async (entries, prompt) => {
    const sent = await startForErrand(world, visit, { name: await errand(entries), mount: 'corp/oidc' })
    expect(new URL(locationOf(sent)).searchParams.get('prompt')).toBe(prompt)
  })
})

describe('nobody is signed in', () => {
  const cause = (answer: PageAnswer) => 'page' in answer && answer.page.kind === 'problem' && answer.page.cause

  it.each([
    ['in another browser', 'state=st_1&code=c1', { browser: 'b2' }],
    ['in a browser without a cookie', 'state=st_1&code=c1', { browser: undefined }],
    ['by a state that nobody began', 'state=st_2&code=c1', {}],
    ['by nothing', '', {}],
  ])('%s', async (_, query, change) => {
    await begin('')
    expect(cause(await back(query, { ...visit, ...change }))).toBe('nothing_to_finish')
    expect(asked).toHaveLength(1)
  })

  it('at another mount', async () => {
    await begin('')
    expect(cause(await back('state=st_1&code=c1', visit, 'other'))).toBe('nothing_to_finish')
  })

  it('twice by one state', async () => {
    await begin('')
    await back('state=st_1&code=c1')
    expect(cause(await back('state=st_1&code=c1'))).toBe('nothing_to_finish')
  })

  it('when the identity provider says no', async () => {
    await begin('redirect_to=/ui/x')
    const refused = await back('state=st_1&error=access_denied')
    expect('page' in refused && refused.page).toMatchObject({
      cause: 'outside_refused',
      code: 'Vault login failed. access_denied',
      retry: '/ui/vault/auth?redirect_to=%2Fui%2Fx',
    })
  })
})
