import { generateKeyPairSync } from 'node:crypto'
import { createLocalJWKSet, exportJWK, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedBy, basicOf, challenge, type FlowHouse, issuer, openHouse, type Told, verifier } from './oidc-flow-house.ts'
import { redirectUri } from './pages/house.ts'

let house: FlowHouse
let ana: { readonly token: string; readonly entityId: string }
beforeAll(async () => {
  house = await openHouse()
  ana = await house.signIn('ana')
})
afterAll(() => house.server.close())

const unkept = ({ headers }: Told) => ({ cache: headers.get('Cache-Control'), pragma: headers.get('Pragma') })
const bearer = (token: unknown) => ({ Authorization: `Bearer ${String(token)}` })

async function tokensOfAna(fields = {}, app = house.client) {
  const code = await house.codeOf(ana.token, { client_id: app.client_id, ...fields })
  return (await house.redeem(code, {}, app)).body
}

describe('11: what a provider publishes', () => {
  it('tells its endpoints, as bytes that may be kept for an hour', async () => {
    const { status, headers, body } = await house.get('.well-known/openid-configuration')
    expect([status, headers.get('Cache-Control'), headers.get('Content-Type')]).toEqual([200, 'max-age=3600', 'application/json'])
    expect(body).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/keys`,
      authorization_endpoint: 'http://127.0.0.1:8200/ui/vault/identity/oidc/provider/default/authorize',
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      request_parameter_supported: false,
      request_uri_parameter_supported: false,
      id_token_signing_alg_values_supported: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'form_post'],
      scopes_supported: ['groups', 'profile', 'openid'],
      claims_supported: [],
      subject_types_supported: ['public'],
      grant_types_supported: ['authorization_code'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['plain', 'S256'],
      authorization_response_iss_parameter_supported: true,
    })
  })

  it('tells the same where RFC 8414 looks for it', async () => {
    const path = '/.well-known/oauth-authorization-server/v1/identity/oidc/provider/default'
    const response = await fetch(house.server.url + path)
    expect(response.headers.get('Cache-Control')).toBe('max-age=3600')
    expect(await response.json()).toEqual((await house.get('.well-known/openid-configuration')).body)
    expect((await fetch(`${house.server.url}${path}x`)).status).toBe(404)
  })

  it('publishes the keys that verify its ID tokens', async () => {
    const { id_token } = await tokensOfAna()
    const { status, headers, body } = await house.get('.well-known/keys')
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toMatch(/^max-age=\d+$/)
    expect(JSON.stringify(body)).not.toContain('"d"')

    const keys = createLocalJWKSet(body as unknown as JSONWebKeySet)
    const { protectedHeader, payload } = await jwtVerify(String(id_token), keys, { issuer, audience: house.client.client_id })
    expect(Object.keys(protectedHeader).toSorted()).toEqual(['alg', 'kid'])
    expect(payload).toMatchObject({ sub: ana.entityId, nonce: 'n1', namespace: 'root', username: 'ana' })
    expect(payload).not.toHaveProperty('auth_time')
    expect(payload.at_hash).toMatch(/^[\w-]{22}$/)
    expect(payload.c_hash).toMatch(/^[\w-]{22}$/)
  })

  it('knows no unknown provider, and no trailing slash', async () => {
    for (const document of ['openid-configuration', 'keys']) {
      const unknown = await house.get(`provider/nobody/.well-known/${document}`)
      expect([unknown.status, unknown.body]).toEqual([404, { errors: [] }])
      expect((await house.get(`.well-known/${document}/`)).status).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('12: the authorization endpoint of the API', () => {
  it.each(['GET', 'POST', 'PUT'])('gives the person of the token a code, by %s', async (method) => {
    const query = new URLSearchParams(askedBy(house.client)).toString()
    const path = `identity/oidc/provider/default/authorize${method === 'GET' ? `?${query}` : ''}`
    const response = await house.server.send(path, {
      method,
      token: ana.token,
      ...(method !== 'GET' && { body: query, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
    })
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toEqual({ code: expect.stringMatching(/^[0-9A-Za-z]{32}$/), state: 's1' })
  })

  it('answers those without a token as everywhere', async () => {
    const none = await house.post('authorize', askedBy(house.client))
    expect([none.status, none.body]).toEqual([403, { errors: ['permission denied'] }])
    expect((await house.authorize('unknown')).status).toBe(403)
  })
})

describe('13: the token endpoint', () => {
  it('exchanges a code for an access token and an ID token, once, and nobody keeps the answer', async () => {
    const code = await house.codeOf(ana.token)
    const first = await house.redeem(code)
    expect([first.status, unkept(first)]).toEqual([200, { cache: 'no-store', pragma: 'no-cache' }])
    expect(first.body).toEqual({
      access_token: expect.stringMatching(/^(?:hvb|b)\./),
      expires_in: 86_400,
      id_token: expect.stringMatching(/^ey[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: 'Bearer',
    })

    const second = await house.redeem(code)
    expect([second.status, unkept(second)]).toEqual([400, { cache: 'no-store', pragma: 'no-cache' }])
    expect(second.body).toEqual({ error: 'invalid_grant', error_description: 'authorization grant is invalid or expired' })
  })

  it('knows clients by a Basic header, percent-encoded or plain, in any case of the scheme', async () => {
    const { client_id, client_secret = '' } = await house.addClient({
      name: 'chosen',
      import_client_id: 'app/one_two',
      import_client_secret: 'a_secret+with%signs&more',
    })
    const encoded = `${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`
    const form = `${encodeURIComponent(client_id)}:${new URLSearchParams({ s: client_secret }).toString().slice(2)}`
    // What openid-client sends: it encodes even what a form leaves as it is.
    const thorough = encoded.replaceAll('_', '%5F')
    for (const pair of [`${client_id}:${client_secret}`, encoded, form, thorough]) {
      const fields = { grant_type: 'authorization_code', redirect_uri: redirectUri }
      const code = await house.codeOf(ana.token, { client_id })
      const { status } = await house.post('token', { ...fields, code }, { Authorization: `bAsIc ${btoa(pair)}` })
      expect(status).toBe(200)
    }
  })

  it('knows clients by what they post, and public ones by their id and PKCE', async () => {
    const { client_id, client_secret = '' } = house.client
    const fields = { grant_type: 'authorization_code', redirect_uri: redirectUri, client_id }
    const posted = await house.post('token', { ...fields, client_secret, code: await house.codeOf(ana.token) })
    expect(posted.status).toBe(200)

    const open = await house.addClient({ name: 'spa', client_type: 'public' })
    const asked = { client_id: open.client_id, code_challenge: challenge, code_challenge_method: 'S256' }
    const code = await house.codeOf(ana.token, asked)
    const proven = await house.post('token', { ...fields, client_id: open.client_id, code, code_verifier: verifier })
    expect(proven.status).toBe(200)
  })

  it('knows clients by a key of their own, and each proof counts once (RFC 7523)', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'one' }] }
    const { client_id } = await house.addClient({ name: 'keyed', jwks })
    const proof = await new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(client_id)
      .setSubject(client_id)
      .setAudience(issuer)
      .setJti('first')
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(privateKey)
    const redeem = async () =>
      house.post('token', {
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code: await house.codeOf(ana.token, { client_id }),
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: proof,
      })
    expect((await redeem()).status).toBe(200)
    const again = await redeem()
    expect([again.status, again.headers.get('WWW-Authenticate'), again.body['error']]).toEqual([401, 'Basic', 'invalid_client'])
  })

  it('takes no other method, reads no query, and ignores a server token', async () => {
    expect((await house.get('token')).status).toBe(405)
    const query = new URLSearchParams({ grant_type: 'authorization_code', client_id: house.client.client_id }).toString()
    const queried = await house.post(`token?${query}`, {})
    expect(queried.body['error_description']).toBe('client_id parameter is required')
    const code = await house.codeOf(ana.token)
    const fields = { grant_type: 'authorization_code', redirect_uri: redirectUri, code }
    expect((await house.post('token', fields, { ...basicOf(house.client), 'X-Vault-Token': 'nonsense' })).status).toBe(200)
  })
})

describe('16: userinfo', () => {
  it('tells the claims of the person by GET and POST, and says so in plain JSON', async () => {
    const { access_token } = await tokensOfAna()
    const read = await house.get('userinfo', bearer(access_token))
    expect([read.status, read.headers.get('Content-Type')]).toEqual([200, 'application/json'])
    expect(read.body).toEqual({ sub: ana.entityId, username: 'ana' })
    expect((await house.post('userinfo', {}, { Authorization: `bearer ${String(access_token)}` })).body).toEqual(read.body)
  })

  it('takes the token as Bearer only', async () => {
    const { access_token } = await tokensOfAna()
    const told = await house.get('userinfo', { 'X-Vault-Token': String(access_token) })
    const description = 'access token must be sent as a Bearer token'
    expect([told.status, told.body]).toEqual([401, { error: 'invalid_token', error_description: description }])
    expect(told.headers.get('WWW-Authenticate')).toBe(`Bearer error="invalid_token",error_description="${description}"`)
    const both = await house.get('userinfo', { ...bearer(access_token), 'X-Vault-Token': String(access_token) })
    expect(both.body['error_description']).toBe(description)
    for (const nowhere of [
      await house.get(`userinfo?access_token=${String(access_token)}`),
      await house.post('userinfo', { access_token: String(access_token) }),
    ]) {
      expect([nowhere.status, nowhere.body['error_description']]).toEqual([401, 'permission denied'])
      expect(nowhere.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token",error_description="permission denied"')
    }
  })

  it('is all that an access token opens (15)', async () => {
    const { access_token } = await tokensOfAna()
    for (const path of ['auth/token/lookup-self', 'identity/oidc/client/grafana', 'sys/mounts']) {
      expect((await house.server.send(path, { token: String(access_token) })).status).toBe(403)
    }
  })
})

describe('23: beyond both', () => {
  it('ends tokens of the app that asks (RFC 7009)', async () => {
    const { access_token, id_token } = await tokensOfAna()
    const stranger = await house.addClient({ name: 'stranger' })
    const revoke = (token: unknown, app = house.client) => house.post('revoke', { token: String(token) }, basicOf(app))

    for (const told of [await revoke(access_token, stranger), await revoke('unknown')]) {
      expect([told.status, told.body]).toEqual([200, {}])
    }
    expect((await house.get('userinfo', bearer(access_token))).status).toBe(200)
    expect((await revoke(access_token)).status).toBe(200)
    expect((await house.get('userinfo', bearer(access_token))).status).toBe(401)

    expect([(await revoke(id_token)).status, (await revoke(id_token)).body['error']]).toEqual([400, 'unsupported_token_type'])
    expect((await house.post('revoke', {}, basicOf(house.client))).body['error']).toBe('invalid_request')
    expect((await house.post('revoke', { token: 'x', client_id: house.client.client_id })).status).toBe(401)
  })

  it('tells an app whether its token is alive (RFC 7662)', async () => {
    const { access_token } = await tokensOfAna()
    const introspect = (token: unknown, app = house.client) => house.post('introspect', { token: String(token) }, basicOf(app))
    const alive = await introspect(access_token)
    expect([alive.status, unkept(alive).cache]).toEqual([200, 'no-store'])
    expect(alive.body).toMatchObject({
      active: true,
      scope: 'openid profile',
      client_id: house.client.client_id,
      token_type: 'Bearer',
      sub: ana.entityId,
      aud: house.client.client_id,
      iss: issuer,
    })
    const foreign = await introspect(access_token, await house.addClient({ name: 'other' }))
    expect([foreign.status, foreign.body]).toEqual([200, { active: false }])
    expect((await introspect('unknown')).body).toEqual({ active: false })
    expect((await house.post('introspect', { token: 'x' })).status).toBe(400)
  })

  it('keeps a pushed request for its app, for one code (RFC 9126)', async () => {
    const pushed = await house.post('par', askedBy(house.client, { state: 'pushed' }), basicOf(house.client))
    expect([pushed.status, unkept(pushed).cache]).toEqual([201, 'no-store'])
    expect(pushed.body).toEqual({
      request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:\w{43}$/),
      expires_in: 60,
    })
    const reference = { client_id: house.client.client_id, request_uri: String(pushed.body['request_uri']) }
    const ask = () => house.post('authorize', reference, { 'X-Vault-Token': ana.token })
    const first = await ask()
    expect([first.status, first.body['state']]).toEqual([200, 'pushed'])
    expect((await ask()).body['error']).toBe('invalid_request_uri')
  })

  it.each([
    [{ scope: 'profile' }, 'invalid_request', 'scope parameter must contain the "openid" value'],
    [{ redirect_uri: 'https://elsewhere.example/' }, 'invalid_request', 'redirect_uri is not allowed for the client'],
    [{ request_uri: 'urn:x' }, 'request_uri_not_supported', 'request_uri parameter is not supported'],
    [{ max_age: 'soon' }, 'invalid_request', 'max_age must be greater than zero'],
    [{ prompt: 'none login' }, 'invalid_request', 'prompt value "none" cannot be combined with others'],
    [{ response_mode: 'fragment' }, 'invalid_request', 'unsupported response_mode value'],
  ])('refuses to keep a request with %j', async (fields, error, error_description) => {
    const refused = await house.post('par', askedBy(house.client, fields), basicOf(house.client))
    expect([refused.status, refused.body]).toEqual([400, { error, error_description }])
  })

  it('lets devices begin, and wait (RFC 8628)', async () => {
    const device = await house.addClient({ name: 'tv', device_authorization: true })
    const begun = await house.post('device', { scope: 'openid profile' }, basicOf(device))
    const page = 'http://127.0.0.1:8200/ui/vault/identity/oidc/provider/default/device'
    expect(begun.status).toBe(200)
    expect(begun.body).toMatchObject({
      user_code: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/),
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${String(begun.body['user_code'])}`,
      expires_in: 600,
      interval: 5,
    })
    const ask = () =>
      house.post(
        'token',
        { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: String(begun.body['device_code']) },
        basicOf(device),
      )
    expect((await ask()).body['error']).toBe('authorization_pending')
    expect((await ask()).body['error']).toBe('slow_down')
    expect((await house.post('device', { scope: 'openid' }, basicOf(house.client))).body['error']).toBe('unauthorized_client')
  })

  it('hands out refresh tokens where the app has them, each for one use', async () => {
    const app = await house.addClient({ name: 'offline', refresh_token_ttl: 3600 })
    const tokens = await tokensOfAna({ scope: 'openid profile offline_access' }, app)
    const refresh = (token: unknown) =>
      house.post('token', { grant_type: 'refresh_token', refresh_token: String(token) }, basicOf(app))
    const next = await refresh(tokens['refresh_token'])
    expect(next.status).toBe(200)
    expect((await house.get('userinfo', bearer(next.body['access_token']))).status).toBe(200)

    const reused = await refresh(tokens['refresh_token'])
    expect([reused.status, reused.body['error']]).toEqual([400, 'invalid_grant'])
    expect((await refresh(next.body['refresh_token'])).body['error']).toBe('invalid_grant')
    expect((await house.get('userinfo', bearer(next.body['access_token']))).status).toBe(401)
  })
})

describe('23: pages of other origins', () => {
  const own = 'https://spa.example.com'
  const asksFrom = (path: string, origin: string, method: string) =>
    fetch(`${house.server.url}/v1/identity/oidc/provider/default/${path}`, {
      method,
      headers: { Origin: origin, ...(method === 'OPTIONS' && { 'Access-Control-Request-Method': 'POST' }) },
    })
  const letsIn = ({ headers }: Response) => headers.get('Access-Control-Allow-Origin')

  it('may call what apps call, where an app named them', async () => {
    await house.addClient({ name: 'browser-app', client_type: 'public', allowed_origins: [own] })
    for (const path of ['.well-known/openid-configuration', '.well-known/keys', 'userinfo']) {
      const answer = await asksFrom(path, own, 'GET')
      expect([letsIn(answer), answer.headers.get('Vary')]).toEqual([own, 'Origin'])
    }
    const preflight = await asksFrom('token', own, 'OPTIONS')
    expect([preflight.status, letsIn(preflight)]).toEqual([204, own])
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type')
    const refused = await asksFrom('token', own, 'POST')
    expect([refused.status, letsIn(refused)]).toEqual([400, own])
    expect(refused.headers.get('Access-Control-Expose-Headers')).toBe('WWW-Authenticate')
  })

  it('are not let in where none did, nor at the authorization endpoint', async () => {
    expect(letsIn(await asksFrom('token', 'https://elsewhere.example', 'POST'))).toBeNull()
    expect(letsIn(await asksFrom('authorize', own, 'POST'))).toBeNull()
    expect((await asksFrom('authorize', own, 'OPTIONS')).status).toBe(405)
  })
})
