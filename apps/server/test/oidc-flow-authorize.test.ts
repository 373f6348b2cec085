import { entities } from '@postern/engine/identity/entity.ts'
import { assignments } from '@postern/engine/oidc-provider/assignments/assignment.ts'
import { writeAssignment } from '@postern/engine/oidc-provider/assignments/write-assignment.ts'
import { writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { absent, askedBy, challenge, type FlowHouse, openHouse } from './oidc-flow-house.ts'
import { redirectUri } from './pages/house.ts'

let house: FlowHouse
let ana: { readonly token: string; readonly entityId: string }
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
})
afterAll(() => house.server.close())

/** Lets time pass for one test. */
function passSeconds(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
  onTestFinished(() => void vi.useRealTimers())
}

describe('12.2: conditions of the request, in their order', () => {
  it.each([
    [1, { client_id: absent }, 'invalid_client_id', 'client_id parameter is required'],
    [1, { client_id: '' }, 'invalid_client_id', 'client_id parameter is required'],
    [2, { client_id: 'nobody' }, 'invalid_client_id', 'client with client_id not found'],
    [4, { redirect_uri: absent }, 'invalid_request', 'redirect_uri parameter is required'],
    [5, { redirect_uri: `${redirectUri}/` }, 'invalid_redirect_uri', 'redirect_uri is not allowed for the client'],
    [10, { scope: 'profile' }, 'invalid_request', 'scope parameter must contain the "openid" value'],
    [10, { scope: 'OpenID' }, 'invalid_request', 'scope parameter must contain the "openid" value'],
    [11, { response_type: absent }, 'invalid_request', 'response_type parameter is required'],
    [12, { response_type: 'token' }, 'unsupported_response_type', 'unsupported response_type value'],
    [17, { code_challenge: challenge, code_challenge_method: 's256' }, 'invalid_request', 'invalid code_challenge_method'],
    [18, { code_challenge: '' }, 'invalid_request', 'invalid code_challenge'],
    [18, { code_challenge: 'x'.repeat(42) }, 'invalid_request', 'invalid code_challenge'],
    [18, { code_challenge: 'x'.repeat(129) }, 'invalid_request', 'invalid code_challenge'],
    [19, { max_age: '0' }, 'invalid_request', 'max_age must be greater than zero'],
    [19, { max_age: '-1' }, 'invalid_request', 'max_age must be greater than zero'],
  ])('%i: %j', async (_row, fields, error, error_description) => {
    const { status, body } = await house.authorize(ana.token, fields)
    expect([status, body]).toEqual([400, { error, error_description, state: 's1' }])
  })

  it.each([
    [8, 'request', 'request_not_supported', 'request parameter is not supported'],
    [9, 'request_uri', 'request_uri_not_supported', 'request_uri parameter is not supported'],
  ])('%i: %s is refused by its presence, without the state', async (_row, name, error, error_description) => {
    for (const value of ['', 'https://app.example.com/request']) {
      const { status, body } = await house.authorize(ana.token, { [name]: value })
      expect([status, body]).toEqual([400, { error, error_description, state: '' }])
    }
  })

  it('answers the first condition that fails', async () => {
    const all = { client_id: 'nobody', redirect_uri: 'x', scope: '', response_type: 'token', max_age: '0', request: 'x' }
    expect((await house.authorize(ana.token, all)).body['error']).toBe('invalid_client_id')
    const { client_id } = house.client
    expect((await house.authorize(ana.token, { ...all, client_id })).body['error']).toBe('invalid_redirect_uri')
    const known = { ...all, client_id, redirect_uri: redirectUri }
    expect((await house.authorize(ana.token, known)).body['error']).toBe('request_not_supported')
  })

  it('echoes the state byte for byte, and an empty one when there was none', async () => {
    const state = '&"\'<>%20 ✓+'
    expect((await house.authorize(ana.token, { state })).body['state']).toBe(state)
    expect((await house.authorize(ana.token, { state: absent })).body['state']).toBe('')
    expect((await house.authorize(ana.token, { state, scope: 'x' })).body['state']).toBe(state)
  })

  it('refuses a max_age that is no number as a field that cannot be read (1.3)', async () => {
    const { status, body } = await house.authorize(ana.token, { max_age: 'soon' })
    expect(status).toBe(400)
    expect(body['errors']).toEqual([
      expect.stringMatching(/^Field validation failed: error converting input for field "max_age": /),
    ])
  })

  it('ignores everything else', async () => {
    const unknown = { prompt: 'none', display: 'wap', login_hint: 'bob', response_mode: 'odd', claims: '{}', foo: 'bar' }
    expect((await house.authorize(ana.token, unknown)).status).toBe(200)
  })
})

describe('12.2: conditions of the app and its provider', () => {
  it('3: an app without the code flow', async () => {
    const { client_id } = await house.addClient({ name: 'machine', authorization_code: false })
    expect(await house.authorize(ana.token, { client_id })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'client not allowed to perform authorization code credential flow' },
    })
  })

  it('6: a provider that is not there', async () => {
    const told = await house.post('provider/nobody/authorize', askedBy(house.client), { 'X-Vault-Token': ana.token })
    expect([told.status, told.body]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'provider not found', state: 's1' },
    ])
  })

  it('7: a provider that does not serve the app', async () => {
    await writeProvider(house.server.world, { name: 'closed', allowed_client_ids: [] })
    const told = await house.post('provider/closed/authorize', askedBy(house.client), { 'X-Vault-Token': ana.token })
    expect([told.status, told.body]).toEqual([
      400,
      { error: 'unauthorized_client', error_description: 'client is not authorized to use the provider', state: 's1' },
    ])
  })

  it('16: a public app without PKCE', async () => {
    const { client_id } = await house.addClient({ name: 'public', client_type: 'public' })
    expect((await house.authorize(ana.token, { client_id })).body).toEqual({
      error: 'invalid_request',
      error_description: 'PKCE is required for public clients',
      state: 's1',
    })
  })
})

describe('12.2: conditions of the person', () => {
  it('13: a token without an entity', async () => {
    const { status, body } = await house.authorize('root')
    expect([status, body]).toEqual([
      400,
      { error: 'access_denied', error_description: 'identity entity must be associated with the request', state: 's1' },
    ])
  })

  it('15: somebody whom no assignment names', async () => {
    const { world } = house.server
    await writeAssignment(world, { name: 'bobs', entity_ids: [(await house.signIn('bob')).entityId] })
    const { client_id } = await house.addClient({ name: 'for-bob', assignments: ['bobs'] })
    expect((await house.authorize(ana.token, { client_id })).body).toEqual({
      error: 'access_denied',
      error_description: 'identity entity not authorized by client assignment',
      state: 's1',
    })

    await world.storage.write((change) => assignments.remove(change, 'bobs'))
    expect(await house.authorize(ana.token, { client_id })).toMatchObject({
      status: 500,
      body: { error: 'server_error', error_description: 'client assignment "bobs" not found' },
    })
  })

  it('21: a sign-in that is older than the app allows, by whole seconds', async () => {
    const fresh = await house.signIn('ana')
    passSeconds(60)
    expect((await house.authorize(fresh.token, { max_age: '61' })).status).toBe(200)
    expect((await house.authorize(fresh.token, { max_age: '30' })).body).toEqual({
      error: 'max_age_violation',
      error_description: 'active re-authentication is required by max_age',
      state: 's1',
    })
  })

  it('21: a child token counts as no newer proof than the sign-in it came from (design 7)', async () => {
    await house.server.send('sys/policies/acl/children', {
      method: 'POST',
      body: JSON.stringify({ policy: 'path "auth/token/create" { capabilities = ["update"] }' }),
    })
    const user = JSON.stringify({ token_policies: 'children' })
    await house.server.send('auth/userpass/users/bob', { method: 'POST', body: user })
    const { token } = await house.signIn('bob')
    passSeconds(60)
    const made = await house.server.send('auth/token/create', { method: 'POST', token, body: '{}' })
    const { auth } = (await made.json()) as { auth: { client_token: string } }
    expect((await house.authorize(auth.client_token)).status).toBe(200)
    expect((await house.authorize(auth.client_token, { max_age: '30' })).body['error']).toBe('max_age_violation')
    await house.server.send('auth/token/renew-self', { method: 'POST', token, body: '{}' })
    expect((await house.authorize(token, { max_age: '30' })).body['error']).toBe('max_age_violation')
  })

  it('a disabled or deleted person is refused before anything is judged', async () => {
    const { world } = house.server
    const { token, entityId } = await house.signIn('bob')
    const change = (isDisabled: boolean) =>
      world.storage.write(async (store) => {
        const entity = await entities.maybe(store, entityId)
        if (entity) await entities.put(store, { ...entity, isDisabled })
      })
    await change(true)
    const told = await house.authorize(token, { client_id: 'nobody' })
    expect([told.status, told.body]).toEqual([403, { errors: ['permission denied'] }])
    await change(false)
    expect((await house.authorize(token)).status).toBe(200)
  })
})

describe('explaining an authorization', () => {
  const explain = async (input: object, token = 'root') => {
    const path = 'identity/oidc/provider/default/explain'
    const response = await house.server.send(path, { method: 'POST', token, body: JSON.stringify(input) })
    const { data } = (await response.json()) as { data: { findings: { rule: string; verdict: string }[] } }
    return data
  }
  const asked = (more = {}) => askedBy(house.client, more)

  it('judges a person with every rule, tells the way in, and issues nothing', async () => {
    const told = await explain({ ...asked({ scope: 'openid profile unknown' }), entity_id: ana.entityId })
    expect(told).toMatchObject({ outcome: 'consent', scopes: ['profile'], ignored_scopes: ['unknown'] })
    expect(told).toMatchObject({
      path: [
        { kind: 'assignment', id: 'allow_all' },
        { kind: 'client', name: 'grafana' },
      ],
    })
    expect(told.findings.every(({ verdict }) => verdict !== 'refuse')).toBe(true)
  })

  it('words each refusal as the endpoint would, with what would mend it', async () => {
    const elsewhere = 'https://elsewhere.example.com/cb'
    const told = await explain({ ...asked({ redirect_uri: elsewhere }), entity_id: ana.entityId })
    expect(told).toMatchObject({ outcome: 'local_error' })
    expect(told.findings.find(({ rule }) => rule === 'registered_redirect_uri')).toEqual({
      rule: 'registered_redirect_uri',
      verdict: 'refuse',
      code: 'authorize_redirect_uri_unregistered',
      message: 'redirect_uri is not allowed for the client',
      expected: [redirectUri],
      received: elsewhere,
      fixes: [
        {
          on: 'client',
          patch: { redirect_uris: [redirectUri, elsewhere] },
          advice: 'register_redirect_uri',
          widens_access: true,
        },
      ],
    })
    expect(await explain(asked({ response_type: 'token' }))).toMatchObject({ outcome: 'redirect_error' })
  })

  it('knows no unknown person', async () => {
    const path = 'identity/oidc/provider/default/explain'
    const body = JSON.stringify({ ...asked(), entity_id: 'nobody' })
    const response = await house.server.send(path, { method: 'POST', body })
    expect([response.status, await response.json()]).toEqual([400, { errors: ['entity "nobody" not found'] }])
  })

  it('needs its own permission', async () => {
    const path = 'identity/oidc/provider/default/explain'
    const response = await house.server.send(path, { method: 'POST', token: ana.token, body: JSON.stringify(asked()) })
    expect(response.status).toBe(403)
  })
})
