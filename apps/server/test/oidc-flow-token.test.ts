import { entities } from '@postern/engine/identity/entity.ts'
import { assignments } from '@postern/engine/oidc-provider/assignments/assignment.ts'
import { writeAssignment } from '@postern/engine/oidc-provider/assignments/write-assignment.ts'
import { type Client, clients } from '@postern/engine/oidc-provider/clients/client.ts'
import { namedKeys } from '@postern/engine/oidc-provider/keys/named-key.ts'
import { writeKey } from '@postern/engine/oidc-provider/keys/write-key.ts'
import { writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import { writeScope } from '@postern/engine/oidc-provider/scopes/write-scope.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { basicOf, challenge, type FlowHouse, openHouse, type Texts, type Told, verifier } from './oidc-flow-house.ts'
import { redirectUri } from './pages/house.ts'

let house: FlowHouse
let ana: { readonly token: string; readonly entityId: string }
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
})
afterAll(() => house.server.close())

/** What every refusal of the token endpoint looks like (13.2). */
function refused(status: number, error: string, error_description: string) {
  return {
    status,
    body: { error, error_description },
    cache: 'no-store',
    pragma: 'no-cache',
    challenge: error === 'invalid_client' ? 'Basic' : null,
  }
}
const shown = ({ status, body, headers }: Told) => ({
  status,
  body,
  cache: headers.get('Cache-Control'),
  pragma: headers.get('Pragma'),
  challenge: headers.get('WWW-Authenticate'),
})
const redeem = async (code: string, fields?: Texts, app?: Client) => shown(await house.redeem(code, fields, app))
const codeFor = ({ client_id }: Client, fields: Texts = {}) => house.codeOf(ana.token, { client_id, ...fields })
const basic = (user: string, secret: string) => ({ Authorization: `Basic ${btoa(`${user}:${secret}`)}` })

/** Changes somebody in the store, and back when the test is over. */
async function changeAna(isDisabled: boolean): Promise<void> {
  await house.server.world.storage.write(async (change) => {
    const entity = await entities.maybe(change, ana.entityId)
    if (entity) await entities.put(change, { ...entity, isDisabled })
  })
}

describe('13.2: who calls', () => {
  const grant = { grant_type: 'authorization_code' }

  it('1: a provider that is not there', async () => {
    const told = await house.post('provider/nobody/token', grant, basicOf(house.client))
    expect(shown(told)).toEqual(refused(400, 'invalid_request', 'provider not found'))
  })

  it.each([
    ['nothing at all', {}],
    ['another scheme', { Authorization: 'Digest x' }],
    ['a Basic header that is none', { Authorization: 'Basic !' }],
    ['a Basic header without a colon', { Authorization: `Basic ${btoa('one')}` }],
  ])('2: neither Basic nor client_id: %s', async (_what, headers) => {
    const told = await house.post('token', grant, headers)
    expect(shown(told)).toEqual(refused(400, 'invalid_request', 'client_id parameter is required'))
  })

  it('3 and 4: whoever does not prove to be a client hears the same', async () => {
    const { client_id, client_secret = '' } = house.client
    const attempts = [
      house.post('token', grant, basic('nobody', 'x')),
      house.post('token', grant, basic('', '')),
      house.post('token', grant, basic('', client_secret)),
      house.post('token', grant, basic(client_id, `${client_secret}x`)),
      house.post('token', grant, basic(client_id, '')),
      house.post('token', { ...grant, client_id: 'nobody' }),
      house.post('token', { ...grant, client_id }),
      house.post('token', { ...grant, client_id, client_secret: 'x' }),
      // A Basic header decides alone (spec/security.md 3.9).
      house.post('token', { ...grant, client_id, client_secret }, basic(client_id, 'x')),
    ]
    for (const told of await Promise.all(attempts)) {
      expect(shown(told)).toEqual(refused(401, 'invalid_client', 'client failed to authenticate'))
    }
  })

  it('5: an app that the provider does not serve', async () => {
    await writeProvider(house.server.world, { name: 'closed', allowed_client_ids: [] })
    const told = await house.post('provider/closed/token', grant, basicOf(house.client))
    expect(shown(told)).toEqual(refused(401, 'invalid_client', 'client is not authorized to use the provider'))
  })

  it('6 and 7: an app whose key is gone, or not for it', async () => {
    const { world } = house.server
    await writeKey(world, { name: 'own', allowed_client_ids: [] })
    const app = await house.addClient({ name: 'own-key', key: 'own' })
    expect(await redeem('x', {}, app)).toEqual(refused(401, 'invalid_client', 'client is not authorized to use the key'))
    await world.storage.write((change) => namedKeys.remove(change, 'own'))
    expect(await redeem('x', {}, app)).toEqual(refused(500, 'server_error', 'client key "own" not found'))
  })

  it.each([
    [8, { grant_type: '' }, 'invalid_request', 'grant_type parameter is required'],
    [9, { grant_type: 'password' }, 'unsupported_grant_type', 'unsupported grant_type value'],
    [9, { grant_type: 'implicit' }, 'unsupported_grant_type', 'unsupported grant_type value'],
    [10, { grant_type: 'client_credentials' }, 'invalid_grant', 'client is not authorized to use given credentials flow'],
    [10, { grant_type: 'refresh_token' }, 'invalid_grant', 'client is not authorized to use given credentials flow'],
  ])('%i: %j', async (_row, fields, error, description) => {
    expect(await redeem('x', fields)).toEqual(refused(400, error, description))
  })

  it('10: an app without the code flow', async () => {
    const app = await house.addClient({ name: 'machine', authorization_code: false })
    const description = 'client is not authorized to use given credentials flow'
    expect(await redeem('x', {}, app)).toEqual(refused(400, 'invalid_grant', description))
  })
})

describe('13.2: the code', () => {
  const invalid = refused(400, 'invalid_grant', 'authorization grant is invalid or expired')

  it('11: none, and what comes before it leaves a code as it is', async () => {
    expect(await redeem('')).toEqual(refused(400, 'invalid_request', 'code parameter is required'))
    const code = await house.codeOf(ana.token)
    await house.redeem(code, { grant_type: 'password' })
    await house.post('token', { grant_type: 'authorization_code', code }, basic(house.client.client_id, 'wrong'))
    expect((await house.redeem(code)).status).toBe(200)
  })

  it('12: unknown, used, or older than five minutes', async () => {
    expect(await redeem('unknown')).toEqual(invalid)
    const [young, old] = [await house.codeOf(ana.token), await house.codeOf(ana.token)]
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 298_000 })
    expect((await house.redeem(young)).status).toBe(200)
    expect(await redeem(young)).toEqual(invalid)
    vi.setSystemTime(Date.now() + 3000)
    expect(await redeem(old)).toEqual(invalid)
  })

  it('13: of another app; whose attempt ends it', async () => {
    const other = await house.addClient({ name: 'other' })
    const code = await house.codeOf(ana.token)
    const foreign = refused(400, 'invalid_grant', 'authorization code was not issued to the client')
    expect(await redeem(code, {}, other)).toEqual(foreign)
    expect(await redeem(code)).toEqual(invalid)
  })

  it('14: of another provider', async () => {
    await writeProvider(house.server.world, { name: 'second', allowed_client_ids: ['*'] })
    const fields = { grant_type: 'authorization_code', code: await house.codeOf(ana.token), redirect_uri: redirectUri }
    const told = await house.post('provider/second/token', fields, basicOf(house.client))
    expect(shown(told)).toEqual(refused(400, 'invalid_grant', 'authorization code was not issued by the provider'))
  })

  it('15 and 16: the redirect URI, byte for byte and with its port', async () => {
    const missing = refused(400, 'invalid_request', 'redirect_uri parameter is required')
    expect(await redeem(await house.codeOf(ana.token), { redirect_uri: '' })).toEqual(missing)
    const differs = 'redirect_uri does not match the redirect_uri used in the authorization request'
    const local = await house.addClient({ name: 'cli', redirect_uris: ['http://127.0.0.1:1/cb'] })
    const sent = { redirect_uri: 'http://127.0.0.1:4567/cb' }
    const wrong = { redirect_uri: 'http://127.0.0.1:4568/cb' }
    expect(await redeem(await codeFor(local, sent), wrong, local)).toEqual(refused(400, 'invalid_grant', differs))
    expect((await redeem(await codeFor(local, sent), sent, local)).status).toBe(200)
  })

  it('12 to 23: whatever comes of it, the code is spent', async () => {
    const code = await house.codeOf(ana.token, { code_challenge: challenge, code_challenge_method: 'S256' })
    expect((await redeem(code, { code_verifier: 'wrong' })).body['error']).toBe('invalid_grant')
    expect(await redeem(code, { code_verifier: verifier })).toEqual(invalid)
  })
})

describe('13.2: the person', () => {
  it('17: is gone', async () => {
    const { world } = house.server
    const code = await house.codeOf(ana.token)
    const entity = await world.storage.read((view) => entities.maybe(view, ana.entityId))
    await world.storage.write((change) => entities.remove(change, ana.entityId))
    const gone = 'identity entity associated with the request not found'
    expect(await redeem(code)).toEqual(refused(400, 'invalid_request', gone))
    if (entity) await world.storage.write((change) => entities.put(change, entity))
  })

  it('18: is disabled, or no longer assigned', async () => {
    const { world } = house.server
    const barred = refused(400, 'invalid_request', 'identity entity not authorized by client assignment')
    const code = await house.codeOf(ana.token)
    await changeAna(true)
    expect(await redeem(code)).toEqual(barred)
    await changeAna(false)

    await writeAssignment(world, { name: 'anas', entity_ids: [ana.entityId] })
    const app = await house.addClient({ name: 'for-ana', assignments: ['anas'] })
    const [first, second] = [await codeFor(app), await codeFor(app)]
    await writeAssignment(world, { name: 'anas', entity_ids: [] })
    expect(await redeem(first, {}, app)).toEqual(barred)
    await world.storage.write((change) => assignments.remove(change, 'anas'))
    expect(await redeem(second, {}, app)).toEqual(refused(500, 'server_error', 'client assignment "anas" not found'))
  })
})

describe('13.2: PKCE', () => {
  it('19: a public app whose code has no challenge', async () => {
    const app = await house.addClient({ name: 'became-public' })
    const code = await codeFor(app)
    // Its type is fixed over the API; an older store may still hold such a code.
    await house.server.world.storage.write((change) => clients.put(change, { ...app, client_type: 'public' }))
    expect(await redeem(code, {}, app)).toEqual(refused(400, 'invalid_request', 'PKCE is required for public clients'))
  })

  it('20: a verifier without a challenge', async () => {
    const unexpected = refused(400, 'invalid_request', 'unexpected code_verifier for token exchange')
    expect(await redeem(await house.codeOf(ana.token), { code_verifier: verifier })).toEqual(unexpected)
  })

  it('21 and 22: a challenge without its verifier', async () => {
    const asked = { code_challenge: challenge, code_challenge_method: 'S256' }
    const missing = refused(400, 'invalid_request', 'expected code_verifier for token exchange')
    expect(await redeem(await house.codeOf(ana.token, asked))).toEqual(missing)
    const wrong = refused(400, 'invalid_grant', 'invalid code_verifier for token exchange')
    for (const code_verifier of [challenge, `${verifier}x`]) {
      expect(await redeem(await house.codeOf(ana.token, asked), { code_verifier })).toEqual(wrong)
    }
  })

  it('takes S256 and plain, which is also what no method means', async () => {
    const asked = [
      [{ code_challenge: challenge, code_challenge_method: 'S256' }, verifier],
      [{ code_challenge: challenge, code_challenge_method: 'plain' }, challenge],
      [{ code_challenge: challenge }, challenge],
      [{ code_challenge: challenge, code_challenge_method: '' }, challenge],
    ] as const
    for (const [fields, code_verifier] of asked) {
      expect((await redeem(await house.codeOf(ana.token, fields), { code_verifier })).status).toBe(200)
    }
  })

  it('lets an app be held to S256 (design 7)', async () => {
    const { client_id } = await house.addClient({ name: 'strict', require_s256: true })
    const { status, body } = await house.authorize(ana.token, { client_id, code_challenge: challenge })
    expect([status, body['error_description']]).toEqual([400, 'code_challenge_method must be S256'])
  })
})

describe('13.2: claims', () => {
  it('23: two granted scopes give the same claim', async () => {
    const { world } = house.server
    await writeScope(world, { name: 'login', template: '{"username": "fixed"}' })
    await writeProvider(world, { name: 'default', scopes_supported: ['login', 'profile', 'groups'] })
    const told = await redeem(await house.codeOf(ana.token, { scope: 'openid profile login' }))
    expect([told.status, told.body['error']]).toEqual([400, 'invalid_request'])
    expect(told.body['error_description']).toMatch(
      /^found scopes with conflicting top-level claim: claim "username" in scopes "(?:login", "profile|profile", "login)"$/,
    )
  })
})

describe('13.4: client credentials', () => {
  const ask = async (app: Client, scope: string) => house.post('token', { grant_type: 'client_credentials', scope }, basicOf(app))

  it('need openid, and give a signed token for the app itself, which userinfo does not take', async () => {
    const app = await house.addClient({ name: 'batch-job', client_credentials: true, id_token_ttl: 600 })
    const missing = 'scope parameter must contain the "openid" value'
    expect(shown(await ask(app, 'profile'))).toEqual(refused(400, 'invalid_request', missing))
    const { status, body } = await ask(app, 'openid profile')
    expect([status, body]).toEqual([200, { access_token: expect.stringMatching(/^ey/), expires_in: 600, token_type: 'Bearer' }])
    const claims: unknown = JSON.parse(atob(String(body['access_token']).split('.')[1] ?? ''))
    expect(claims).toMatchObject({ sub: app.client_id, aud: app.client_id, namespace: 'root', jti: expect.any(String) })
    expect(claims).not.toHaveProperty('username')
    expect((await house.get('userinfo', { Authorization: `Bearer ${String(body['access_token'])}` })).status).toBe(401)
    const { body: discovery } = await house.get('.well-known/openid-configuration')
    expect(discovery['grant_types_supported']).toContain('client_credentials')
  })

  it('are not for public apps, which anybody can be (20, 6)', async () => {
    const app = await house.addClient({ name: 'anybody', client_type: 'public', client_credentials: true })
    const told = await house.post('token', { grant_type: 'client_credentials', client_id: app.client_id, scope: 'openid' })
    expect([told.status, told.body['error']]).toEqual([400, 'unauthorized_client'])
  })
})
