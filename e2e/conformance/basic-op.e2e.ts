import { createHash } from 'node:crypto'
import { expect, test } from './op.ts'
import {
  answerIn,
  askToken,
  askUserinfo,
  authorizeAddress,
  bearer,
  isSignIn,
  redeem,
  requestOf,
  signIn,
  silently,
  throughPages,
  tokensOf,
  verified,
} from './relying-party.ts'
import { createVisitor, formIn } from './visitor.ts'

const unsigned = (claims: object) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.describe('Basic OP: the response', () => {
  test('oidcc-server, oidcc-idtoken-signature: code, verified ID token, access token', async ({ op, visitor }) => {
    const { code, nonce } = await signIn(visitor, op)
    const reply = await redeem(op, code)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('Cache-Control')).toBe('no-store')
    expect(reply.headers.get('Content-Type')).toBe('application/json')
    expect(reply.body).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number) })
    const claims = await verified(op, reply, nonce)
    expect(claims.sub).toBe(op.person.sub)
    const digest = createHash('sha256')
      .update(reply.body.access_token ?? '')
      .digest()
    expect(claims['at_hash']).toBe(digest.subarray(0, 16).toString('base64url'))
  })

  test('oidcc-server-client-secret-post: the app may post its secret', async ({ op, visitor }) => {
    const { code, nonce } = await signIn(visitor, op)
    const reply = await redeem(op, code, { by: 'post' })
    expect(reply.status).toBe(200)
    await verified(op, reply, nonce)
  })

  test('oidcc-response-type-missing: the app hears of it', async ({ op, visitor }) => {
    const request = requestOf(op, { response_type: undefined })
    const answer = answerIn(op, await visitor.go(authorizeAddress(op, request)))
    expect(answer?.told).toMatchObject({ error: 'invalid_request', state: request.get('state'), iss: op.issuer })
  })

  test('oidcc-idtoken-unsigned: no ID token is unsigned', async ({ op, visitor }) => {
    const { code } = await signIn(visitor, op)
    const [header = ''] = (await redeem(op, code)).body.id_token?.split('.') ?? []
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'RS256', kid: expect.any(String) })
  })

  test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async ({ op, visitor }) => {
    const { code } = await signIn(visitor, op, { nonce: undefined })
    await verified(op, await redeem(op, code), '')
  })

  test('oidcc-alternate-happy-flow: scopes in another order', async ({ op, visitor }) => {
    const { claims } = await tokensOf(visitor, op, { scope: 'email openid profile' })
    expect(claims).toMatchObject({ email: 'jane.doe@example.com', name: 'Jane Doe' })
  })
})

test.describe('Basic OP: userinfo', () => {
  test('oidcc-userinfo-get, oidcc-userinfo-post-header: the same subject by both', async ({ op, visitor }) => {
    const { accessToken, claims } = await tokensOf(visitor, op)
    for (const method of ['GET', 'POST']) {
      const told = await askUserinfo(op, { method, headers: bearer(accessToken) })
      expect(told).toEqual({ status: 200, claims: { sub: claims.sub } })
    }
  })

  test('oidcc-userinfo-post-body: a token in a body is refused with a challenge', async ({ op, visitor }) => {
    const { accessToken } = await tokensOf(visitor, op)
    const body = new URLSearchParams({ access_token: accessToken })
    const response = await fetch(op.metadata.userinfo_endpoint, { method: 'POST', body })
    expect(response.status).toBe(401)
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer error="invalid_token"/)
  })

  const profile = {
    name: 'Jane Doe',
    given_name: 'Jane',
    family_name: 'Doe',
    middle_name: 'Q',
    nickname: 'JD',
    preferred_username: 'jane.doe',
    profile: 'https://example.com/jane',
    picture: 'https://example.com/jane.png',
    website: 'https://jane.example.com/',
    gender: 'female',
    birthdate: '1990-01-02',
    zoneinfo: 'Europe/Paris',
    locale: 'fr-FR',
    updated_at: 1_700_000_000,
  }
  const email = { email: 'jane.doe@example.com', email_verified: true }
  const address = {
    address: {
      formatted: '1 rue de la Paix, 75002 Paris',
      street_address: '1 rue de la Paix',
      locality: 'Paris',
      postal_code: '75002',
      country: 'FR',
    },
  }
  const phone = { phone_number: '+33 1 23 45 67 89', phone_number_verified: false }
  const scopes = [
    ['profile', profile],
    ['email', email],
    ['address', address],
    ['phone', phone],
    ['profile email address phone', { ...profile, ...email, ...address, ...phone }],
  ] as const
  for (const [scope, expected] of scopes) {
    const name = scope.includes(' ') ? 'all' : scope
    test(`oidcc-scope-${name}: its claims, each of its type, and no others`, async ({ op, visitor }) => {
      const { accessToken, claims } = await tokensOf(visitor, op, { scope: `openid ${scope}` })
      const told = await askUserinfo(op, { headers: bearer(accessToken) })
      expect(told.claims).toEqual({ sub: op.person.sub, ...expected })
      expect(claims).toMatchObject(expected)
    })
  }

  test('oidcc-claims-essential: the parameter does no harm', async ({ op, visitor }) => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } })
    const { accessToken } = await tokensOf(visitor, op, { claims })
    expect((await askUserinfo(op, { headers: bearer(accessToken) })).claims).toEqual({ sub: op.person.sub })
  })
})

test.describe('Basic OP: what an app may ask of the page', () => {
  test('oidcc-display-page, oidcc-display-popup: a page either way', async ({ op, visitor }) => {
    for (const display of ['page', 'popup']) expect((await signIn(visitor, op, { display })).code).not.toBe('')
  })

  test('oidcc-prompt-login: somebody who is signed in signs in again', async ({ op, visitor }) => {
    const first = await tokensOf(visitor, op, { max_age: '10000' })
    const request = requestOf(op, { prompt: 'login', max_age: '10000' })
    const at = await visitor.go(authorizeAddress(op, request))
    expect(isSignIn(at)).toBe(true)
    const { told } = await throughPages(visitor, op, at)
    const second = await verified(op, await redeem(op, told['code'] ?? ''), request.get('nonce') ?? '')
    expect(second.sub).toBe(first.claims.sub)
    expect(Number(second['auth_time'])).toBeGreaterThanOrEqual(Number(first.claims['auth_time']))
  })

  test('oidcc-prompt-none-not-logged-in: the app is told, and nothing is shown', async ({ op, visitor }) => {
    expect(await silently(visitor, op)).toBe('login_required')
  })

  test('oidcc-prompt-none-logged-in: the same person, without a page', async ({ op, visitor }) => {
    const first = await tokensOf(visitor, op)
    const request = requestOf(op, { prompt: 'none' })
    const answer = answerIn(op, await visitor.go(authorizeAddress(op, request)))
    const second = await verified(op, await redeem(op, answer?.told['code'] ?? ''), request.get('nonce') ?? '')
    expect(second.sub).toBe(first.claims.sub)
  })

  test('oidcc-max-age-1: a sign-in that is too old counts no more', async ({ op, visitor }) => {
    const first = await tokensOf(visitor, op, { max_age: '10000' })
    await expect.poll(() => silently(visitor, op, { max_age: '1' })).toBe('login_required')
    const request = requestOf(op, { max_age: '1' })
    const at = await visitor.go(authorizeAddress(op, request))
    expect(isSignIn(at)).toBe(true)
    const { told } = await throughPages(visitor, op, at)
    const second = await verified(op, await redeem(op, told['code'] ?? ''), request.get('nonce') ?? '')
    expect(Number(second['auth_time'])).toBeGreaterThan(Number(first.claims['auth_time']))
  })

  test('oidcc-max-age-10000: a sign-in that is young enough stays as it is', async ({ op, visitor }) => {
    const first = await tokensOf(visitor, op, { max_age: '10000' })
    const request = requestOf(op, { max_age: '10000', prompt: 'none' })
    const answer = answerIn(op, await visitor.go(authorizeAddress(op, request)))
    const second = await verified(op, await redeem(op, answer?.told['code'] ?? ''), request.get('nonce') ?? '')
    expect(second['auth_time']).toBe(first.claims['auth_time'])
    expect(first.claims['auth_time']).toEqual(expect.any(Number))
  })

  test('oidcc-id-token-hint: the one who is meant, without a page', async ({ op, visitor }) => {
    const { idToken } = await tokensOf(visitor, op)
    expect(await silently(visitor, op, { id_token_hint: idToken })).toBe('code')
    expect(await silently(createVisitor(op.site), op, { id_token_hint: idToken })).toBe('login_required')
  })

  test('oidcc-login-hint: the name is filled in', async ({ op, visitor }) => {
    const at = await visitor.go(authorizeAddress(op, requestOf(op, { login_hint: 'jane.doe' })))
    expect(formIn(at, (action) => action.endsWith('/sign-in'))?.fields).toMatchObject({ username: 'jane.doe' })
  })

  const harmless = [
    ['oidcc-ui-locales', { ui_locales: 'se fr' }],
    ['oidcc-claims-locales', { claims_locales: 'se' }],
    ['oidcc-ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
    ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
  ] as const
  for (const [name, parameters] of harmless) {
    test(`${name}: the sign-in goes on`, async ({ op, visitor }) => {
      expect((await tokensOf(visitor, op, parameters)).claims.sub).toBe(op.person.sub)
    })
  }

  test('oidcc-ensure-post-request-succeeds: the request may be a form', async ({ op, visitor }) => {
    const request = requestOf(op)
    const at = await visitor.sendFromElsewhere(op.metadata.authorization_endpoint, request)
    const { told } = await throughPages(visitor, op, at)
    await verified(op, await redeem(op, told['code'] ?? ''), request.get('nonce') ?? '')
  })
})

test.describe('Basic OP: what is refused', () => {
  test('oidcc-ensure-registered-redirect-uri: a page of ours, and nobody is sent anywhere', async ({ op, visitor }) => {
    for (const redirect_uri of ['https://elsewhere.example.com/cb', `${op.app.redirectUri}?added=1`, `${op.app.redirectUri}/`]) {
      const at = await visitor.go(authorizeAddress(op, requestOf(op, { redirect_uri, prompt: 'none' })))
      expect([at.status, at.away]).toEqual([400, undefined])
    }
  })

  const requests = [
    ['oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', 'request', 'request_not_supported'],
    ['oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported', 'request_uri', 'request_uri_not_supported'],
    ['oidcc-ensure-request-object-with-redirect-uri', 'request', 'request_not_supported'],
  ] as const
  for (const [name, parameter, error] of requests) {
    test(`${name}: rejected, and nothing is fetched`, async ({ op, visitor }) => {
      const object = unsigned({ redirect_uri: 'https://elsewhere.example.com/cb', state: 'other' })
      const value = parameter === 'request' ? object : 'https://first.example.com/request.jwt'
      const request = requestOf(op, { [parameter]: value })
      const answer = answerIn(op, await visitor.go(authorizeAddress(op, request)))
      expect(answer?.told).toMatchObject({ error, state: request.get('state') })
    })
  }

  test('oidcc-codereuse: a code serves once, and its access token ends with the second try', async ({ op, visitor }) => {
    const { code } = await signIn(visitor, op)
    const first = await redeem(op, code)
    const headers = bearer(first.body.access_token ?? '')
    expect((await askUserinfo(op, { headers })).status).toBe(200)
    const second = await redeem(op, code)
    expect([second.status, second.body.error]).toEqual([400, 'invalid_grant'])
    expect((await askUserinfo(op, { headers })).status).toBe(401)
  })

  test('oidcc-ensure-request-with-valid-pkce-succeeds, and not with another verifier', async ({ op, visitor }) => {
    const code_verifier = 'a-verifier-of-at-least-forty-three-characters'
    const code_challenge = createHash('sha256').update(code_verifier).digest('base64url')
    const asked = { code_challenge, code_challenge_method: 'S256' }
    const one = await signIn(visitor, op, asked)
    expect((await redeem(op, one.code, { fields: { code_verifier } })).status).toBe(200)
    const other = await signIn(visitor, op, asked)
    expect((await redeem(op, other.code, { fields: { code_verifier: `${code_verifier}x` } })).body.error).toBe('invalid_grant')
  })

  test('oidcc-refresh-token: the same person and app, and no use to another app', async ({ op, visitor }) => {
    const own = { ...op, app: op.second }
    const { code, nonce } = await signIn(visitor, own, { scope: 'openid offline_access', prompt: 'consent' })
    const first = await redeem(own, code)
    const before = await verified(own, first, nonce)
    const fields = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token ?? '' }

    const foreign = await askToken(op, { fields })
    expect(foreign.status).toBe(400)
    const next = await askToken(own, { fields })
    expect(next.status).toBe(200)
    const after = await verified(own, next, '')
    expect([after.iss, after.sub, after.aud]).toEqual([before.iss, before.sub, before.aud])
    expect(Number(after.iat)).toBeGreaterThanOrEqual(Number(before.iat))
  })
})
