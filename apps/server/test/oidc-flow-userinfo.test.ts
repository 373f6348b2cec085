import { entities } from '@postern/engine/identity/entity.ts'
import { assignments } from '@postern/engine/oidc-provider/assignments/assignment.ts'
import { writeAssignment } from '@postern/engine/oidc-provider/assignments/write-assignment.ts'
import type { Client } from '@postern/engine/oidc-provider/clients/client.ts'
import { deleteClient } from '@postern/engine/oidc-provider/clients/write-client.ts'
import { deleteProvider, writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import { writeScope } from '@postern/engine/oidc-provider/scopes/write-scope.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type FlowHouse, openHouse, type Told } from './oidc-flow-house.ts'

let house: FlowHouse
let ana: { readonly token: string; readonly entityId: string }
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
})
afterAll(() => house.server.close())

async function tokenOfAna(app: Client = house.client, fields = {}): Promise<string> {
  const code = await house.codeOf(ana.token, { client_id: app.client_id, ...fields })
  return String((await house.redeem(code, {}, app)).body['access_token'])
}

const ask = (token: string, path = 'userinfo') => house.get(path, { Authorization: `Bearer ${token}` })
const shown = ({ status, body, headers }: Told) => ({ status, body, challenge: headers.get('WWW-Authenticate') })

/** A refusal of userinfo; only some come with a challenge (16.3). */
function refused(status: number, error: string, error_description: string) {
  const isCurable = error === 'invalid_request' || error === 'invalid_token'
  const challenge = `Bearer error="${error}",error_description="${error_description.replaceAll('"', '\\"')}"`
  return { status, body: { error, error_description }, challenge: isCurable ? challenge : null }
}
const denied = refused(401, 'invalid_token', 'permission denied')

async function changeEntity(change: 'remove' | { readonly isDisabled: boolean }): Promise<void> {
  await house.server.world.storage.write(async (store) => {
    const entity = await entities.maybe(store, ana.entityId)
    if (entity === undefined) return
    if (change === 'remove') await entities.remove(store, entity.id)
    else await entities.put(store, { ...entity, ...change })
  })
}

describe('16.2: what permission denied becomes', () => {
  it('no token, one that is none, and one without permission', async () => {
    expect(shown(await house.get('userinfo'))).toEqual(denied)
    for (const token of ['unknown', 'b.!!!', 'hvb.AAAA', `${await tokenOfAna()}x`, ana.token]) {
      expect(shown(await ask(token))).toEqual(denied)
    }
  })

  it('an access token of another provider, and one that has expired', async () => {
    await writeProvider(house.server.world, { name: 'second', allowed_client_ids: ['*'] })
    const app = await house.addClient({ name: 'hasty', access_token_ttl: 60 })
    const token = await tokenOfAna(app)
    expect(shown(await ask(token, 'provider/second/userinfo'))).toEqual(denied)
    expect(shown(await ask(token, 'provider/nobody/userinfo'))).toEqual(denied)

    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 58_000 })
    expect((await ask(token)).status).toBe(200)
    vi.setSystemTime(Date.now() + 3000)
    expect(shown(await ask(token))).toEqual(denied)
  })

  it('an ID token, which is never an access token (spec/security.md 3.10)', async () => {
    const { body } = await house.redeem(await house.codeOf(ana.token))
    expect(shown(await ask(String(body['id_token'])))).toEqual(denied)
  })

  it('a disabled or deleted person, within the same second', async () => {
    const token = await tokenOfAna()
    await changeEntity({ isDisabled: true })
    expect(shown(await ask(token))).toEqual(denied)
    await changeEntity({ isDisabled: false })
    expect((await ask(token)).status).toBe(200)
  })
})

describe('16.3: what the endpoint itself refuses', () => {
  it('1 and 4: a root token finds no provider, or is no access token', async () => {
    expect(shown(await ask('root', 'provider/nobody/userinfo'))).toEqual(refused(400, 'invalid_request', 'provider not found'))
    expect(shown(await ask('root'))).toEqual(refused(401, 'invalid_token', 'access token is malformed or invalid'))
  })

  it('2: a token that was not sent as Bearer', async () => {
    const told = await house.get('userinfo', { 'X-Vault-Token': 'root' })
    expect(shown(told)).toEqual(refused(401, 'invalid_token', 'access token must be sent as a Bearer token'))
  })

  it('5: a batch token that nobody issued to an app', async () => {
    await house.server.send('sys/policies/acl/userinfo', {
      method: 'POST',
      body: JSON.stringify({ policy: 'path "identity/oidc/provider/+/userinfo" { capabilities = ["read"] }' }),
    })
    const made = await house.server.send('auth/token/create', {
      method: 'POST',
      body: JSON.stringify({ type: 'batch', policies: ['userinfo'] }),
    })
    const { auth } = (await made.json()) as { auth: { client_token: string } }
    const told = await ask(auth.client_token)
    expect(shown(told)).toEqual(refused(500, 'server_error', 'expected client ID in token metadata'))
  })

  it('6: an app that was deleted', async () => {
    const token = await tokenOfAna(await house.addClient({ name: 'doomed' }))
    await deleteClient(house.server.world, 'doomed')
    expect(shown(await ask(token))).toEqual(refused(403, 'access_denied', 'client not found'))
  })

  it('9: somebody whom no assignment names any more', async () => {
    const { world } = house.server
    await writeAssignment(world, { name: 'anas', entity_ids: [ana.entityId] })
    const token = await tokenOfAna(await house.addClient({ name: 'for-ana', assignments: ['anas'] }))
    expect((await ask(token)).status).toBe(200)
    await writeAssignment(world, { name: 'anas', entity_ids: [] })
    const barred = 'identity entity not authorized by client assignment'
    expect(shown(await ask(token))).toEqual(refused(403, 'access_denied', barred))
    await world.storage.write((change) => assignments.remove(change, 'anas'))
    expect(shown(await ask(token))).toEqual(refused(500, 'server_error', 'client assignment "anas" not found'))
  })

  it('1 and 10: a provider that no longer serves the app, or is gone', async () => {
    const { world } = house.server
    await writeProvider(world, { name: 'fickle', allowed_client_ids: ['*'] })
    const path = 'provider/fickle'
    const { client_id, redirect_uris, client_secret = '' } = house.client
    const [redirect_uri = ''] = redirect_uris
    const asked = { client_id, redirect_uri, response_type: 'code', scope: 'openid' }
    const { body } = await house.post(`${path}/authorize`, asked, { 'X-Vault-Token': ana.token })
    const fields = { grant_type: 'authorization_code', code: String(body['code']), redirect_uri, client_id, client_secret }
    const token = String((await house.post(`${path}/token`, fields)).body['access_token'])
    expect((await ask(token, `${path}/userinfo`)).body).toEqual({ sub: ana.entityId })

    await writeProvider(world, { name: 'fickle', allowed_client_ids: [] })
    const unserved = refused(403, 'access_denied', 'client is not authorized to use the provider')
    expect(shown(await ask(token, `${path}/userinfo`))).toEqual(unserved)
    await deleteProvider(world, 'fickle')
    expect(shown(await ask(token, `${path}/userinfo`))).toEqual(refused(400, 'invalid_request', 'provider not found'))
  })

  it('11: scopes that now say the same', async () => {
    const { world } = house.server
    await writeScope(world, { name: 'login', template: '{"login": "x"}' })
    await writeProvider(world, { name: 'default', scopes_supported: ['login', 'profile', 'groups'] })
    const token = await tokenOfAna(house.client, { scope: 'openid profile login' })
    expect((await ask(token)).body).toEqual({ sub: ana.entityId, username: 'ana', login: 'x' })
    await writeScope(world, { name: 'login', template: '{"username": "x"}' })
    const told = await ask(token)
    expect([told.status, told.body['error']]).toEqual([400, 'invalid_request'])
    expect(told.headers.get('WWW-Authenticate')).toContain('claim \\"username\\" in scopes')
    // A scope that the provider no longer supports no longer counts (16.1).
    await writeProvider(world, { name: 'default', scopes_supported: ['profile', 'groups'] })
    expect((await ask(token)).body).toEqual({ sub: ana.entityId, username: 'ana' })
  })

  it('8: somebody who was deleted is refused before', async () => {
    const token = await tokenOfAna()
    await changeEntity('remove')
    expect(shown(await ask(token))).toEqual(denied)
  })
})
