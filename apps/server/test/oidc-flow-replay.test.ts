import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { basicOf, type FlowHouse, openHouse } from './oidc-flow-house.ts'

let house: FlowHouse
let ana: { readonly token: string }
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
})
afterAll(() => house.server.close())

const userinfo = async (token: unknown) => (await house.get('userinfo', { Authorization: `Bearer ${String(token)}` })).status

describe('13.2, 20.5: a code redeemed by many at once', () => {
  it('gives tokens to exactly one of fifty, and they end because others tried', async () => {
    const code = await house.codeOf(ana.token)
    const told = await Promise.all(Array.from({ length: 50 }, () => house.redeem(code)))
    const successes = told.filter(({ status }) => status === 200)
    expect(successes).toHaveLength(1)
    expect(new Set(told.filter(({ status }) => status !== 200).map(({ body }) => body['error']))).toEqual(
      new Set(['invalid_grant']),
    )
    expect(await userinfo(successes[0]?.body['access_token'])).toBe(401)
  })
})

describe('design 7: a code redeemed twice', () => {
  it('ends the access token that the first redemption gave, and only that', async () => {
    const [code, other] = [await house.codeOf(ana.token), await house.codeOf(ana.token)]
    const first = (await house.redeem(code)).body['access_token']
    const untouched = (await house.redeem(other)).body['access_token']
    expect([await userinfo(first), await userinfo(untouched)]).toEqual([200, 200])
    expect((await house.redeem(code)).status).toBe(400)
    expect([await userinfo(first), await userinfo(untouched)]).toEqual([401, 200])
  })

  it('ends the refresh tokens too, with all that came of them', async () => {
    const app = await house.addClient({ name: 'offline', refresh_token_ttl: 3600 })
    const code = await house.codeOf(ana.token, { client_id: app.client_id, scope: 'openid offline_access' })
    const first = (await house.redeem(code, {}, app)).body
    const refresh = (token: unknown) =>
      house.post('token', { grant_type: 'refresh_token', refresh_token: String(token) }, basicOf(app))
    const second = (await refresh(first['refresh_token'])).body
    expect(await userinfo(second['access_token'])).toBe(200)
    await house.redeem(code, {}, app)
    expect(await userinfo(second['access_token'])).toBe(401)
    expect((await refresh(second['refresh_token'])).body['error']).toBe('invalid_grant')
  })

  it('is known as such as long as what it gave could live', async () => {
    const app = await house.addClient({ name: 'patient', access_token_ttl: 1800 })
    const code = await house.codeOf(ana.token, { client_id: app.client_id })
    const first = (await house.redeem(code, {}, app)).body['access_token']
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30_000 })
    expect(await userinfo(first)).toBe(200)
    vi.setSystemTime(Date.now() + 1_700_000)
    expect((await house.redeem(code, {}, app)).body['error']).toBe('invalid_grant')
    expect(await userinfo(first)).toBe(401)
  })

  it('is no matter of whoever has not proven to be an app', async () => {
    const code = await house.codeOf(ana.token)
    const first = (await house.redeem(code)).body['access_token']
    await house.post('token', { grant_type: 'authorization_code', code }, basicOf({ ...house.client, client_secret: 'x' }))
    expect(await userinfo(first)).toBe(200)
  })
})
