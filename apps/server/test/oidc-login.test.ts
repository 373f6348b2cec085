import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { createProviderKey } from '@postern/engine/testing/identity-provider.ts'
import { describe, expect, it } from 'vitest'
import { signInAt } from '#testing/identity-provider-client.ts'
import { openOidcLogin } from './oidc-login-house.ts'

const {
  server,
  provider,
  redirectUri,
  configure,
  writeRole,
  put,
  answer,
  start,
  begin,
  comeBack,
  said,
  failed,
  notExchanged,
  signIn,
} = openOidcLogin()

type Input = Readonly<Record<string, unknown>>

describe('jwt-oidc-auth 7.2: the address to send a browser to', () => {
  it('carries state, nonce, a PKCE challenge and the scopes, openid once', async () => {
    await writeRole({ oidc_scopes: 'openid,profile,email', max_age: '2m' })
    const { parameters, data } = await begin({ client_nonce: 'n' })
    expect(data).toEqual({ auth_url: expect.stringContaining(`${provider().issuer}/authorize?`) })
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
    await server()
      .client(sysAuthRoutes)
      .enableAuth({ params: { path: 'plain' }, input: { type: 'jwt' } })
    expect(await start({}, 'plain')).toMatchObject(said('could not load configuration'))
    await put('auth/plain/config', { jwks_url: `${provider().issuer}/jwks` })
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
    const entity = (await (await server().send(`identity/entity/id/${entity_id}`)).json()) as { data: { aliases: object[] } }
    expect(entity.data.aliases).toMatchObject([{ name: 'ana', metadata: { role: 'web', mail: 'ana@example.com' } }])
    expect(entity.data.aliases[0]).not.toHaveProperty('metadata.oauth2_access_token')
  })

  it('once: of two with one state exactly one goes on', async () => {
    const asked = await begin()
    const code = signInAt(provider(), asked, { idToken: {} })
    const answers = await Promise.all([1, 2, 3].map(() => comeBack({ state: asked.state, code })))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 400, 400])
    expect(await comeBack({ state: asked.state, code })).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('with the namespace behind its state', async () => {
    await writeRole({ allowed_redirect_uris: ['https://example.com'] })
    const asked = await begin({ redirect_uri: 'https://example.com?namespace=team' })
    const code = signInAt(provider(), asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code })).toMatchObject({ status: 200 })
  })

  it('and the client names itself in the body where the provider wants that', async () => {
    const asked = await begin()
    const code = signInAt(provider(), asked, { idToken: {}, clientAuthentication: 'post' })
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
    const code = signInAt(provider(), asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code }, 'corp/people')).toMatchObject({ status: 200 })
  })
})

describe('7.5 why a sign-in fails', () => {
  it('row 1 without a configuration', async () => {
    await server()
      .client(sysAuthRoutes)
      .enableAuth({ params: { path: 'bare' }, input: { type: 'oidc' } })
    expect(await comeBack({ state: 'x' }, 'bare')).toMatchObject(failed('Could not load configuration'))
    expect(await answer('POST', 'auth/bare/oidc/callback', { state: 'x' })).toMatchObject(failed('Could not load configuration.'))
  })

  it('row 2 with a state nobody knows', async () => {
    expect(await comeBack({ state: 'st_nobody', code: 'c' })).toMatchObject(failed('Expired or missing OAuth state.'))
    expect(await comeBack({})).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('row 3 when the role is gone', async () => {
    const { state } = await begin()
    await server().send('auth/oidc/role/web', { method: 'DELETE' })
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
    const code = signInAt(provider(), other, { idToken: {} })
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
    signInAt(provider(), asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code: 'wrong' })).toMatchObject(
      notExchanged('oauth2: cannot fetch token: 400 Bad Request: invalid_grant'),
    )
    await configure({ oidc_client_secret: 'other' })
    const again = await begin()
    const code = signInAt(provider(), again, { idToken: {} })
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
    provider().publish(provider().key, es)
    const asked = await begin()
    const claims = { sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: asked.nonce }
    const id_token = await provider().sign(claims, { key: es })
    provider().answers.set('/token', () => ({ body: { access_token: 'a', token_type: 'Bearer', id_token } }))
    const refused = await comeBack({ state: asked.state, code: 'c' })
    expect(JSON.stringify(refused.body)).toContain('unexpected signature algorithm')
    provider().publish(provider().key)
  })
})
