import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import {
  createProviderKey,
  discoveryOf,
  startTestProvider,
  type TestProvider,
} from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askedBy, signInAt } from '#testing/identity-provider-client.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let provider: TestProvider
const redirectUri = 'http://localhost:8250/oidc/callback'
const params = { mount: 'oidc' }
const api = () => server.client(jwtAuthRoutes)

beforeAll(async () => {
  server = await startTestServer()
  provider = await startTestProvider(await createProviderKey('k1'))
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'oidc' }, input: { type: 'oidc' } })
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'corp/people' }, input: { type: 'oidc' } })
})
afterAll(() => Promise.all([server.close(), provider.stop()]))

type Input = Readonly<Record<string, unknown>>
const configure = (input: Input = {}, mount = 'oidc') =>
  put(`auth/${mount}/config`, {
    oidc_discovery_url: provider.issuer,
    oidc_client_id: 'web',
    oidc_client_secret: 'hush',
    default_role: 'web',
    ...input,
  })
const writeRole = (input: Input = {}, mount = 'oidc') =>
  put(`auth/${mount}/role/web`, {
    user_claim: 'sub',
    allowed_redirect_uris: [redirectUri],
    callback_mode: 'client',
    bound_audiences: [],
    bound_claims: {},
    bound_subject: '',
    groups_claim: '',
    claim_mappings: {},
    oauth2_metadata: [],
    max_age: 0,
    token_policies: ['dev'],
    token_bound_cidrs: [],
    ...input,
  })
async function put(path: string, input: Input) {
  const response = await server.send(path, { method: 'PUT', body: JSON.stringify(input) })
  expect(response.status).toBe(204)
}

beforeEach(async () => {
  await configure()
  await writeRole()
})

/** Status and JSON of a call without a token. */
async function answer(method: string, path: string, body?: object) {
  const response = await server.send(path, { method, token: '', ...(body && { body: JSON.stringify(body) }) })
  const text = await response.text()
  const isHtml = response.headers.get('content-type')?.startsWith('text/html')
  return { status: response.status, body: text === '' ? undefined : isHtml ? text : (JSON.parse(text) as unknown), response }
}
const start = (input: Input = {}, mount = 'oidc') =>
  answer('PUT', `auth/${mount}/oidc/auth_url`, { redirect_uri: redirectUri, ...input })
const begin = async (input: Input = {}, mount = 'oidc') => {
  const { body } = await start(input, mount)
  const { data } = body as { data: { auth_url: string; state?: string; poll_interval?: string } }
  return { ...askedBy(data.auth_url), data }
}
const comeBack = (query: Readonly<Record<string, string>>, mount = 'oidc') =>
  answer('GET', `auth/${mount}/oidc/callback?${new URLSearchParams(query).toString()}`)
const poll = (input: Input) => answer('PUT', 'auth/oidc/oidc/poll', input)
const said = (message: string, status = 400) => ({ status, body: { errors: [message] } })
const failed = (detail: string) => said(`Vault login failed. ${detail}`)
const notExchanged = (detail: string) => failed(`Error exchanging oidc code: ${JSON.stringify(detail)}.`)

/** A whole sign-in with what the provider says of the person. */
async function signIn(idToken: Input, userinfo?: Input) {
  const asked = await begin()
  const code = signInAt(provider, asked, { idToken, ...(userinfo && { userinfo }) })
  return comeBack({ state: asked.state, code })
}

describe('jwt-oidc-auth 7.2: the address to send a browser to', () => {
  it('carries state, nonce, a PKCE challenge and the scopes, openid once', async () => {
    await writeRole({ oidc_scopes: 'openid,profile,email', max_age: '2m' })
    const { parameters, data } = await begin({ client_nonce: 'n' })
    expect(data).toEqual({ auth_url: expect.stringContaining(`${provider.issuer}/authorize?`) })
    expect(Object.fromEntries(parameters)).toEqual({
      client_id: 'web',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state: expect.stringMatching(/^st_[0-9A-Za-z]{20}$/),
      nonce: expect.stringMatching(/^n_[0-9A-Za-z]{20}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      max_age: '120',
    })
  })

  it.each<[string, Input]>([
    ['a URI the role does not list', { redirect_uri: 'https://evil.example/oidc/callback' }],
    ['a URI that is none', { redirect_uri: 'nonsense' }],
  ])('is empty for %s: an anonymous caller learns no more', async (_, input) => {
    expect(await start(input)).toMatchObject({ status: 200, body: { data: { auth_url: '' } } })
  })

  it('takes any port of a loopback host', async () => {
    expect((await begin({ redirect_uri: 'http://localhost:1/oidc/callback' })).redirectUri).toBe(
      'http://localhost:1/oidc/callback',
    )
  })

  it('carries a namespace behind the state', async () => {
    await writeRole({ allowed_redirect_uris: ['https://example.com'] })
    const asked = await begin({ redirect_uri: 'https://example.com?namespace=org4321%2Fdev' })
    expect(asked.state).toMatch(/^st_\w{20},ns=org4321\/dev$/)
    expect(asked.redirectUri).toBe('https://example.com')
  })

  it.each<[string, Input, string]>([
    ['without redirect_uri', { redirect_uri: '' }, 'missing redirect_uri'],
    ['with a role that is not there', { role: 'X' }, 'role "x" could not be found'],
  ])('is refused %s', async (_, input, message) => {
    expect(await start(input)).toMatchObject(said(message))
  })

  it('is refused without a role, a configuration, or a client', async () => {
    await configure({ default_role: '' })
    expect(await start()).toMatchObject(said('missing role'))
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'plain' }, input: { type: 'jwt' } })
    expect(await start({}, 'plain')).toMatchObject(said('could not load configuration'))
    await put('auth/plain/config', { jwks_url: `${provider.issuer}/jwks` })
    expect(await start({}, 'plain')).toMatchObject(said('OIDC login is not configured for this mount'))
  })
})

describe('7.5 the browser comes back', () => {
  it('and gets a token', async () => {
    await writeRole({
      groups_claim: 'groups',
      claim_mappings: { email: 'mail' },
      oauth2_metadata: ['access_token', 'refresh_token'],
    })
    const { status, body } = await signIn({ groups: ['dev', 'ops'], email: 'ana@example.com' })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        auth: {
          policies: ['default', 'dev'],
          metadata: { role: 'web', mail: 'ana@example.com', oauth2_access_token: 'at-secret', oauth2_refresh_token: 'rt-secret' },
        },
      },
    })
    const { entity_id } = (body as { auth: { entity_id: string } }).auth
    const entity = (await (await server.send(`identity/entity/id/${entity_id}`)).json()) as { data: { aliases: object[] } }
    expect(entity.data.aliases).toMatchObject([{ name: 'ana', metadata: { role: 'web', mail: 'ana@example.com' } }])
    expect(entity.data.aliases[0]).not.toHaveProperty('metadata.oauth2_access_token')
  })

  it('once: of two with one state exactly one goes on', async () => {
    const asked = await begin()
    const code = signInAt(provider, asked, { idToken: {} })
    const answers = await Promise.all([1, 2, 3].map(() => comeBack({ state: asked.state, code })))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 400, 400])
    expect(await comeBack({ state: asked.state, code })).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('with the namespace behind its state', async () => {
    await writeRole({ allowed_redirect_uris: ['https://example.com'] })
    const asked = await begin({ redirect_uri: 'https://example.com?namespace=team' })
    const code = signInAt(provider, asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code })).toMatchObject({ status: 200 })
  })

  it('and the client names itself in the body where the provider wants that', async () => {
    const asked = await begin()
    const code = signInAt(provider, asked, { idToken: {}, clientAuthentication: 'post' })
    expect(await comeBack({ state: asked.state, code })).toMatchObject({ status: 200 })
  })

  it('with what UserInfo adds, which changes no claim of the protocol', async () => {
    await writeRole({ groups_claim: 'groups', bound_claims: { dept: 'x' }, bound_audiences: ['web'] })
    const userinfo = { sub: 'ana', groups: ['dev'], dept: 'x', aud: 'other', exp: 1 }
    expect(await signIn({ dept: 'y' }, userinfo)).toMatchObject({ status: 200 })
    expect(await signIn({ groups: [] }, { ...userinfo, sub: 'eve' })).toMatchObject(
      failed('error validating claims: claim "dept" is missing'),
    )
  })

  it('to the address of a mount with slashes in its path', async () => {
    await configure({}, 'corp/people')
    await writeRole({}, 'corp/people')
    const asked = await begin({}, 'corp/people')
    const code = signInAt(provider, asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code }, 'corp/people')).toMatchObject({ status: 200 })
  })
})

describe('7.5 why a sign-in fails', () => {
  it('row 1 without a configuration', async () => {
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'bare' }, input: { type: 'oidc' } })
    expect(await comeBack({ state: 'x' }, 'bare')).toMatchObject(failed('Could not load configuration'))
    expect(await answer('POST', 'auth/bare/oidc/callback', { state: 'x' })).toMatchObject(failed('Could not load configuration.'))
  })

  it('row 2 with a state nobody knows', async () => {
    expect(await comeBack({ state: 'st_nobody', code: 'c' })).toMatchObject(failed('Expired or missing OAuth state.'))
    expect(await comeBack({})).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('row 3 when the role is gone', async () => {
    const { state } = await begin()
    await server.send('auth/oidc/role/web', { method: 'DELETE' })
    expect(await comeBack({ state, code: 'c' })).toMatchObject(failed('Role could not be found'))
    await writeRole()
    expect(await comeBack({ state, code: 'c' })).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it.each([
    ['access_denied', 'access_denied'],
    [' Server_Error ', 'server_error'],
    ['<script>', 'An unknown error occurred during OIDC authentication. Check server logs for details'],
  ])('row 5 when the provider says %s', async (error, text) => {
    const { state } = await begin()
    expect(await comeBack({ state, error, error_description: '<b>x</b>' })).toMatchObject(failed(text))
    expect(await comeBack({ state, code: 'c' })).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('row 6 for another client than began it', async () => {
    const { state } = await begin({ client_nonce: 'mine' })
    expect(await comeBack({ state, code: 'c', client_nonce: 'theirs' })).toMatchObject(said('invalid client_nonce'))
    const other = await begin()
    const code = signInAt(provider, other, { idToken: {} })
    expect(await comeBack({ state: other.state, code, client_nonce: 'unasked' })).toMatchObject({ status: 200 })
  })

  it('row 7 from an address the role is not bound to', async () => {
    const { state } = await begin()
    await writeRole({ token_bound_cidrs: ['192.0.2.0/24'] })
    expect(await comeBack({ state, code: 'c' })).toMatchObject(said('permission denied', 403))
  })

  it('row 9a with nothing', async () => {
    const { state } = await begin()
    expect(await comeBack({ state, id_token: 'a.b.c' })).toMatchObject(failed('No code or id_token received.'))
  })

  it('row 9c when the code is no good, or the client is not, without a word of what the provider said', async () => {
    const asked = await begin()
    signInAt(provider, asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code: 'wrong' })).toMatchObject(
      notExchanged('oauth2: cannot fetch token: 400 Bad Request: invalid_grant'),
    )
    await configure({ oidc_client_secret: 'other' })
    const again = await begin()
    const code = signInAt(provider, again, { idToken: {} })
    const refused = await comeBack({ state: again.state, code })
    expect(refused).toMatchObject(notExchanged('oauth2: cannot fetch token: 401 Unauthorized: invalid_client'))
    expect(JSON.stringify(refused.body)).not.toMatch(/secret|hush|other/)
  })

  it('row 11 for another subject', async () => {
    await writeRole({ bound_subject: 'bob' })
    expect(await signIn({})).toMatchObject(failed('sub claim does not match bound subject'))
  })

  it.each<[string, Input, Input, string]>([
    ['no user claim', { user_claim: 'email' }, {}, 'claim "email" not found in token'],
    ['a user claim of another type', { user_claim: 'n' }, { n: 7 }, 'claim "n" could not be converted to string'],
    ['a mapped flag', { claim_mappings: { ok: 'ok' } }, { ok: true }, "error converting claim 'ok' to string"],
    ['no groups', { groups_claim: 'groups' }, {}, 'failed to fetch groups: "groups" claim not found in token'],
    [
      'a bound claim',
      { bound_claims: { hd: 'a' } },
      { hd: 'b' },
      'error validating claims: claim "hd" does not match any associated bound claim values',
    ],
  ])('rows 13, 14: %s', async (_, role, claims, text) => {
    await writeRole(role)
    expect(await signIn(claims)).toMatchObject(failed(text))
  })

  it('row 15 with a policy that no login may have', async () => {
    await writeRole({ token_policies: ['root'] })
    expect(await signIn({})).toMatchObject(said('auth methods cannot create root tokens'))
  })
})

describe('7.8 the ID token', () => {
  const now = Math.floor(Date.now() / 1000)
  it.each<[string, Input, string]>([
    ['of another issuer', { iss: 'https://other' }, 'id token issued by a different provider'],
    ['that has expired', { exp: now }, 'token is expired'],
    ['from the far future', { nbf: now + 900 }, 'before the nbf'],
    ['issued in the future', { iat: now + 900 }, 'invalid issued at (iat)'],
    ['for another sign-in', { nonce: 'n_other' }, 'invalid nonce'],
    ['for nobody', { sub: '' }, 'missing sub claim'],
    ['for several, not us', { aud: ['a', 'b'] }, 'invalid audience'],
    ['for several, without azp', { aud: ['web', 'b'] }, 'invalid authorized party (azp)'],
    ['for another alone', { aud: 'vault' }, 'invalid authorized party (azp)'],
    ['with a hash of another access token', { at_hash: 'x' }, 'invalid at_hash'],
    ['with a claim spelt like a registered one', { SUB: 'x' }, 'collides with registered claim'],
  ])('%s is refused', async (_, claims, text) => {
    const { status, body } = await signIn(claims)
    expect({ status, text: JSON.stringify(body) }).toMatchObject({
      status: 400,
      text: expect.stringMatching(/Vault login failed\. Error exchanging oidc code: /),
    })
    expect(JSON.stringify(body)).toContain(text)
  })

  it('for an audience of the role needs azp, and then will do', async () => {
    await writeRole({ bound_audiences: ['vault'] })
    expect(await signIn({ aud: 'vault', azp: 'web' })).toMatchObject({ status: 200 })
    expect(JSON.stringify((await signIn({})).body)).toContain('invalid audience')
  })

  it('is good without leeway for its age, and tells when the person last signed in where that counts', async () => {
    await writeRole({ max_age: 60 })
    expect(JSON.stringify((await signIn({})).body)).toContain('missing claim: auth_time')
    expect(JSON.stringify((await signIn({ auth_time: now - 3600 })).body)).toContain('expired auth_time')
    expect(await signIn({ auth_time: now })).toMatchObject({ status: 200 })
  })

  it('is signed by RS256 alone unless the mount says otherwise', async () => {
    const es = await createProviderKey('es', 'ES256')
    provider.publish(provider.key, es)
    const asked = await begin()
    const claims = { sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: asked.nonce }
    const id_token = await provider.sign(claims, { key: es })
    provider.answers.set('/token', () => ({ body: { access_token: 'a', token_type: 'Bearer', id_token } }))
    const refused = await comeBack({ state: asked.state, code: 'c' })
    expect(JSON.stringify(refused.body)).toContain('unexpected signature algorithm')
    provider.publish(provider.key)
  })
})

describe('7.4 the provider posts its answer', () => {
  const consoleUri = 'https://vault.example.com/ui/vault/auth/oidc/oidc/callback'
  const form = (fields: Readonly<Record<string, string>>) =>
    server.send('auth/oidc/oidc/callback', {
      method: 'POST',
      token: '',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })

  it('is not taken unless the mount is set up for it', async () => {
    const response = await form({ state: 'x' })
    expect([response.status, await response.text()]).toEqual([405, ''])
  })

  it('a code, which the console then asks to be spent', async () => {
    await configure({ oidc_response_mode: 'form_post' })
    await writeRole({ allowed_redirect_uris: [consoleUri] })
    const asked = await begin({ redirect_uri: consoleUri })
    expect(asked.parameters.get('response_mode')).toBe('form_post')
    expect(asked.redirectUri).toBe('https://vault.example.com/v1/auth/oidc/oidc/callback')
    const code = signInAt(provider, asked, { idToken: {} })
    const response = await form({ state: asked.state, code })
    const page = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page).toContain(`{"source":"oidc-callback","path":"oidc","state":"${asked.state}","code":"no_code"}`)
    expect(page).not.toContain(code)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(await comeBack({ state: asked.state, code: 'no_code' })).toMatchObject({ status: 200 })
  })

  it('an ID token, for a command line that comes for it', async () => {
    await configure({ oidc_response_mode: 'form_post', oidc_response_types: 'id_token' })
    const asked = await begin({ client_nonce: 'mine' })
    expect(asked.parameters.get('response_type')).toBe('id_token')
    expect(asked.parameters.has('code_challenge')).toBe(false)
    const now = Math.floor(Date.now() / 1000)
    const id_token = await provider.sign({ sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: asked.nonce })
    const response = await form({ state: asked.state, code: '', id_token, client_nonce: 'mine' })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Invalid redirect path.')])
    expect(await comeBack({ state: asked.state, client_nonce: 'mine' })).toMatchObject({ status: 200 })

    const other = await begin()
    await form({ state: other.state, id_token: 'a.b.c' })
    const { status, body } = await comeBack({ state: other.state })
    expect({ status, text: JSON.stringify(body) }).toEqual({
      status: 400,
      text: expect.stringContaining('"Token verification failed. '),
    })
  })

  it('with a state nobody knows, and is shown none of it', async () => {
    await configure({ oidc_response_mode: 'form_post' })
    const response = await form({ state: '<script>alert(1)</script>' })
    const page = await response.text()
    expect([response.status, page.includes('Expired or missing OAuth state.'), page.includes('alert(1)')]).toEqual([
      400,
      true,
      false,
    ])
  })
})

describe('7.6 direct mode: the browser comes to us, the client polls', () => {
  const direct = `http://127.0.0.1:8200/v1/auth/oidc/oidc/callback`
  const beginDirect = async (role: Input = {}) => {
    await writeRole({ callback_mode: 'direct', allowed_redirect_uris: [direct], ...role })
    return begin({ redirect_uri: direct, client_nonce: 'mine' })
  }

  it('needs a nonce of the client', async () => {
    await writeRole({ callback_mode: 'direct' })
    expect(await start()).toMatchObject(said('missing client_nonce'))
  })

  it('asks the person first, and hands the token to the client alone', async () => {
    const asked = await beginDirect()
    expect(asked.data).toMatchObject({ state: asked.state, poll_interval: '5' })
    const mine = { state: asked.state, client_nonce: 'mine' }
    expect(await poll(mine)).toMatchObject(said('authorization_pending'))
    const code = signInAt(provider, asked, { idToken: {} })
    const question = await comeBack({ state: asked.state, code })
    expect(question).toMatchObject({ status: 200, body: expect.stringMatching(/127\.0\.0\.1.*role web/) })
    expect(question.body).toContain(`name="code" value="${code}"`)
    expect(await poll(mine)).toMatchObject(said('authorization_pending'))

    const done = await comeBack({ state: asked.state, code, confirmation: 'true' })
    expect(done).toMatchObject({ status: 200, body: expect.stringContaining('Signed in') })
    expect(done.body).not.toContain('hvs.')
    expect(await comeBack({ state: asked.state, code, confirmation: 'true' })).toMatchObject(
      failed('Expired or missing OAuth state.'),
    )
    expect(await poll(mine)).toMatchObject({ status: 200, body: { auth: { metadata: { role: 'web' } } } })
    expect(await poll(mine)).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('shows a refusal on a page and lets the person try again', async () => {
    const asked = await beginDirect({ oidc_disable_confirmation: true })
    const refused = await comeBack({ state: asked.state, error: 'access_denied' })
    expect(refused).toMatchObject({ status: 400, body: expect.stringContaining('Vault login failed. access_denied') })
    const code = signInAt(provider, asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code })).toMatchObject({ status: 200 })
    expect(await poll({ state: asked.state, client_nonce: 'theirs' })).toMatchObject(said('invalid client_nonce'))
    expect(await poll({ state: asked.state, client_nonce: 'mine' })).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('ends when the role goes', async () => {
    const asked = await beginDirect()
    await server.send('auth/oidc/role/web', { method: 'DELETE' })
    expect(await poll({ state: asked.state, client_nonce: 'mine' })).toMatchObject(failed('Role could not be found'))
  })

  it('is not for sign-ins in which the browser is the client', async () => {
    const asked = await begin({ client_nonce: 'mine' })
    expect(await poll({ state: asked.state, client_nonce: 'mine' })).toMatchObject(failed('Expired or missing OAuth state.'))
    const code = signInAt(provider, asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code, client_nonce: 'mine' })).toMatchObject({ status: 200 })
  })
})

describe('7.7 device mode', () => {
  const mine = (state: string) => ({ state, client_nonce: 'mine' })
  beforeEach(async () => {
    await writeRole({ callback_mode: 'device' })
    provider.answers.set('/device', () => ({
      body: { device_code: 'dc', user_code: 'ABCD', verification_url: 'https://idp/device', expires_in: 600, interval: 7 },
    }))
  })
  const beginDevice = async () => {
    const { body } = await start({ redirect_uri: '', client_nonce: 'mine' })
    return (body as { data: { auth_url: string; state: string; user_code?: string; poll_interval: string } }).data
  }
  const deviceAnswers = (status: number, body: object) => provider.answers.set('/token', () => ({ status, body }))

  it('says where to go, with the code to type', async () => {
    expect(await beginDevice()).toEqual({
      auth_url: 'https://idp/device',
      user_code: 'ABCD',
      state: expect.stringMatching(/^st_/),
      poll_interval: '7',
    })
    const sent = new URLSearchParams(provider.requests.findLast(({ path }) => path === '/device')?.body)
    expect(Object.fromEntries(sent)).toEqual({ client_id: 'web', client_secret: 'hush', scope: 'openid' })
  })

  it('waits, slows down, and hands out a token for a verified ID token', async () => {
    const { state } = await beginDevice()
    for (const word of ['authorization_pending', 'slow_down']) {
      deviceAnswers(400, { error: word })
      expect(await poll(mine(state))).toMatchObject(said(word))
    }
    const now = Math.floor(Date.now() / 1000)
    const id_token = await provider.sign({ sub: 'ana', aud: 'web', iat: now, exp: now + 300 })
    deviceAnswers(200, { access_token: 'a', token_type: 'Bearer', id_token })
    expect(await poll(mine(state))).toMatchObject({ status: 200, body: { auth: { metadata: { role: 'web' } } } })
  })

  it.each<[string, object, string]>([
    ['no ID token', {}, 'Token verification failed. No id_token found in response.'],
    [
      'a forged one',
      { id_token: 'eyJhbGciOiJub25lIn0.e30.' },
      'Token verification failed. unexpected signature algorithm "none"; expected [RS256]',
    ],
  ])('refuses %s', async (_, more, message) => {
    const { state } = await beginDevice()
    deviceAnswers(200, { access_token: 'a', token_type: 'Bearer', ...more })
    expect(await poll(mine(state))).toMatchObject(said(message))
    expect(await poll(mine(state))).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('row 10 refuses an ID token of another sign-in', async () => {
    const { state } = await beginDevice()
    const now = Math.floor(Date.now() / 1000)
    const id_token = await provider.sign({ sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: 'n_other' })
    deviceAnswers(200, { access_token: 'a', token_type: 'Bearer', id_token })
    expect(await poll(mine(state))).toMatchObject(failed('invalid ID token nonce.'))
  })

  it('ends on any other error', async () => {
    const { state } = await beginDevice()
    deviceAnswers(400, { error: 'expired_token' })
    expect(await poll(mine(state))).toMatchObject(said('authorization failed: expired_token'))
    expect(await poll(mine(state))).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('is refused where the provider has no such endpoint, or will not begin', async () => {
    provider.answers.set('/device', () => ({ status: 401, body: { error: 'invalid_client' } }))
    expect(await start({ client_nonce: 'mine' })).toMatchObject(
      said(expect.stringMatching(/^error authorizing device: .*401/) as string, 500),
    )
    provider.answers.set('/.well-known/openid-configuration', () => {
      const { device_authorization_endpoint: _, ...rest } = discoveryOf(provider.issuer)
      return { body: rest }
    })
    await configure()
    expect(await start({ client_nonce: 'mine' })).toMatchObject(said('no device auth endpoint url discovered', 500))
    provider.answers.set('/.well-known/openid-configuration', () => ({ body: discoveryOf(provider.issuer) }))
  })
})

it('keeps what became of sign-ins for whoever looks why they fail', async () => {
  await signIn({ aud: 'vault' })
  const { attempts } = await api().readJwtAttempts({ params, input: { limit: 1 } })
  expect(attempts).toMatchObject([{ kind: 'oidc', role: 'web', accepted: false, rule: 'id_token_authorized_party' }])
})
