import { entities } from '@postern/engine/identity/entity.ts'
import { writeAssignment } from '@postern/engine/oidc-provider/assignments/write-assignment.ts'
import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { decideDevice } from '@postern/engine/oidc-provider/device/decide-device.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { basicOf, type FlowHouse, openHouse, type Texts, type Told } from './oidc-flow-house.ts'

let house: FlowHouse
let ana: { readonly token: string; readonly entityId: string }
let app: Client
let made = 0
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
})
afterAll(() => house.server.close())
beforeEach(async () => {
  made += 1
  app = await house.addClient({ name: `offline-${made}`, refresh_token_ttl: 3600, assignments: ['everybody'] })
})
beforeAll(() => writeAssignment(house.server.world, { name: 'everybody', entity_ids: [ana.entityId] }))

const offline = 'openid profile groups offline_access'

async function refreshTokenOfAna(scope = offline): Promise<string> {
  const code = await house.codeOf(ana.token, { client_id: app.client_id, scope })
  return String((await house.redeem(code, {}, app)).body['refresh_token'])
}
const refresh = (token: string, fields: Texts = {}, by = app) =>
  house.post('token', { grant_type: 'refresh_token', refresh_token: token, ...fields }, basicOf(by))
const scopeOf = async (told: Told) =>
  (await house.post('introspect', { token: String(told.body['access_token']) }, basicOf(app))).body['scope']
const refused = ({ status, body }: Told) => [status, body['error']]

describe('23: refresh tokens', () => {
  it('come with offline_access only, and only to apps that have them', async () => {
    expect(await refreshTokenOfAna('openid')).toBe('undefined')
    const code = await house.codeOf(ana.token, { scope: offline })
    expect((await house.redeem(code)).body).not.toHaveProperty('refresh_token')
    const { body } = await house.get('.well-known/openid-configuration')
    expect(body['grant_types_supported']).toContain('refresh_token')
    expect(body['scopes_supported']).toContain('offline_access')
  })

  it('give what was granted, or less, and never more', async () => {
    const first = await refresh(await refreshTokenOfAna())
    expect(await scopeOf(first)).toBe('openid groups profile')
    const next = String(first.body['refresh_token'])
    const wider = await refresh(next, { scope: 'openid email' })
    expect(refused(wider)).toEqual([400, 'invalid_scope'])
    const narrower = await refresh(next, { scope: 'openid groups' })
    expect(await scopeOf(narrower)).toBe('openid groups')
    // What one refresh left out is not lost for the next (RFC 6749 6).
    expect(await scopeOf(await refresh(String(narrower.body['refresh_token'])))).toBe('openid groups profile')
  })

  it('are bound to their app and their provider', async () => {
    const token = await refreshTokenOfAna()
    const other = await house.addClient({ name: `other-${made}`, refresh_token_ttl: 60 })
    expect(refused(await refresh(token, {}, other))).toEqual([400, 'invalid_grant'])
    expect(refused(await refresh('hvo_refresh_unknown'))).toEqual([400, 'invalid_grant'])
    expect(refused(await refresh(''))).toEqual([400, 'invalid_request'])
    expect((await refresh(token)).status).toBe(200)
  })

  it('serve once: of twenty at a time one gets through, and the family ends', async () => {
    const token = await refreshTokenOfAna()
    const told = await Promise.all(Array.from({ length: 20 }, () => refresh(token)))
    const successes = told.filter(({ status }) => status === 200)
    expect(successes).toHaveLength(1)
    expect(refused(await refresh(String(successes[0]?.body['refresh_token'])))).toEqual([400, 'invalid_grant'])
  })

  it('end after their time without use', async () => {
    const token = await refreshTokenOfAna()
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 })
    expect(refused(await refresh(token))).toEqual([400, 'invalid_grant'])
  })

  it('look at the person anew each time', async () => {
    const { world } = house.server
    const token = await refreshTokenOfAna()
    await writeAssignment(world, { name: 'everybody', entity_ids: [] })
    expect((await refresh(token)).body['error_description']).toBe('identity entity not authorized by client assignment')
    await writeAssignment(world, { name: 'everybody', entity_ids: [ana.entityId] })

    const second = await refreshTokenOfAna()
    const disable = (isDisabled: boolean) =>
      world.storage.write(async (change) => {
        const entity = await entities.maybe(change, ana.entityId)
        if (entity) await entities.put(change, { ...entity, isDisabled })
      })
    await disable(true)
    expect((await refresh(second)).status).toBe(400)
    await disable(false)
  })

  it('end with all that came of them when they are revoked (RFC 7009)', async () => {
    const first = await refresh(await refreshTokenOfAna())
    const { access_token, refresh_token } = first.body
    expect((await house.post('revoke', { token: String(refresh_token) }, basicOf(app))).status).toBe(200)
    expect(refused(await refresh(String(refresh_token)))).toEqual([400, 'invalid_grant'])
    const told = await house.get('userinfo', { Authorization: `Bearer ${String(access_token)}` })
    expect(told.status).toBe(401)
  })
})

describe('23: devices (RFC 8628)', () => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
  const begin = async () => {
    const device = await house.addClient({ name: `tv-${made}`, device_authorization: true })
    const { body } = await house.post('device', { scope: 'openid profile' }, basicOf(device))
    const ask = () => house.post('token', { grant_type, device_code: String(body['device_code']) }, basicOf(device))
    const decide = (isAllowed: boolean) =>
      decideDevice(house.server.world, {
        provider: 'default',
        userCode: String(body['user_code']),
        signed: { entityId: ana.entityId, authTime: 0, tokenId: 'x' },
        isAllowed,
      })
    return { ask, decide }
  }

  it('get tokens once the person has allowed it, and once', async () => {
    const { ask, decide } = await begin()
    expect(refused(await ask())).toEqual([400, 'authorization_pending'])
    expect(await decide(true)).toBe(true)
    const told = await ask()
    expect(told.status).toBe(200)
    const userinfo = await house.get('userinfo', { Authorization: `Bearer ${String(told.body['access_token'])}` })
    expect(userinfo.body).toEqual({ sub: ana.entityId, username: 'ana' })
    expect(refused(await ask())).toEqual([400, 'invalid_grant'])
  })

  it('hear a no, and that their time is over', async () => {
    const declined = await begin()
    await declined.decide(false)
    expect(refused(await declined.ask())).toEqual([400, 'access_denied'])

    made += 1000
    const late = await begin()
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 })
    expect(refused(await late.ask())).toEqual([400, 'expired_token'])
  })
})
