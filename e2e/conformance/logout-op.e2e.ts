import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { expect, test, type Op } from './op.ts'
import { silently, tokensOf } from './relying-party.ts'
import { formIn, type Arrival, type Visitor } from './visitor.ts'

const leave = (visitor: Visitor, { metadata }: Op, parameters: Readonly<Record<string, string>> = {}) =>
  visitor.go(`${metadata.end_session_endpoint}?${new URLSearchParams(parameters).toString()}`)

/** A page that asks: nothing has ended, and nobody is sent away. */
function expectQuestion(at: Arrival): void {
  expect([at.status, at.away]).toEqual([200, undefined])
  expect(formIn(at, (action) => action.endsWith('/logout'))).toBeDefined()
}

test.describe('RP-Initiated Logout OP', () => {
  test('oidcc-rp-initiated-logout-discovery-endpoint-verification: the endpoint is published', async ({ op }) => {
    expect(op.metadata.end_session_endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ui\/vault\/.*\/logout$/)
  })

  test('oidcc-rp-initiated-logout: the sign-in ends, and the app gets its person back with the state', async ({
    op,
    visitor,
  }) => {
    const { idToken } = await tokensOf(visitor, op)
    expect(await silently(visitor, op)).toBe('code')
    const back = { post_logout_redirect_uri: op.app.postLogoutRedirectUri, state: 'a&b' }
    const at = await leave(visitor, op, { id_token_hint: idToken, ...back })
    expect(at.away?.href).toBe(`${op.app.postLogoutRedirectUri}?state=a%26b`)
    expect(await silently(visitor, op)).toBe('login_required')
  })

  test('oidcc-rp-initiated-logout-no-state: nothing is added', async ({ op, visitor }) => {
    const { idToken } = await tokensOf(visitor, op)
    const at = await leave(visitor, op, { id_token_hint: idToken, post_logout_redirect_uri: op.app.postLogoutRedirectUri })
    expect(at.away?.href).toBe(op.app.postLogoutRedirectUri)
  })

  test('oidcc-rp-initiated-logout-no-post-logout-redirect-uri: the sign-in ends on a page of ours', async ({ op, visitor }) => {
    const { idToken } = await tokensOf(visitor, op)
    const at = await leave(visitor, op, { id_token_hint: idToken, state: 's' })
    expect([at.status, at.away]).toEqual([200, undefined])
    expect(await silently(visitor, op)).toBe('login_required')
  })

  const elsewhere = [
    ['bad-post-logout-redirect-uri', () => 'https://elsewhere.example.com/bye'],
    ['query-added-to-post-logout-redirect-uri', ({ app }: Op) => `${app.postLogoutRedirectUri}?added=1`],
  ] as const
  for (const [name, address] of elsewhere) {
    test(`oidcc-rp-initiated-logout-${name}: nobody is sent there`, async ({ op, visitor }) => {
      const { idToken } = await tokensOf(visitor, op)
      const at = await leave(visitor, op, { id_token_hint: idToken, post_logout_redirect_uri: address(op), state: 's' })
      expect(at.away).toBeUndefined()
      expect(at.html).not.toContain('elsewhere.example.com')
    })
  }

  test('oidcc-rp-initiated-logout-modified-id-token-hint: asks first', async ({ op, visitor }) => {
    const { idToken } = await tokensOf(visitor, op)
    const [header, , signature] = idToken.split('.')
    const payload = Buffer.from(JSON.stringify({ ...decodeJwt(idToken), sub: 'somebody-else' })).toString('base64url')
    const hint = [header, payload, signature].join('.')
    expectQuestion(await leave(visitor, op, { id_token_hint: hint, post_logout_redirect_uri: op.app.postLogoutRedirectUri }))
    expect(await silently(visitor, op)).toBe('code')
  })

  test('oidcc-rp-initiated-logout-bad-id-token-hint: one that others signed is no hint', async ({ op, visitor }) => {
    const { idToken } = await tokensOf(visitor, op)
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const hint = await new SignJWT(decodeJwt(idToken)).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    expectQuestion(await leave(visitor, op, { id_token_hint: hint, post_logout_redirect_uri: op.app.postLogoutRedirectUri }))
    expect(await silently(visitor, op)).toBe('code')
  })

  const bare = [
    ['no-id-token-hint', ({ app }: Op) => ({ post_logout_redirect_uri: app.postLogoutRedirectUri, state: 's' })],
    ['no-params', () => ({})],
    ['only-state', () => ({ state: 's' })],
  ] as const
  for (const [name, parameters] of bare) {
    test(`oidcc-rp-initiated-logout-${name}: asks, and the answer counts`, async ({ op, visitor }) => {
      await tokensOf(visitor, op)
      const at = await leave(visitor, op, parameters(op))
      expectQuestion(at)
      expect(await silently(visitor, op)).toBe('code')
      const gone = await visitor.submit(at, '/logout', { decision: 'sign_out' })
      expect(gone.away).toBeUndefined()
      expect(await silently(visitor, op)).toBe('login_required')
    })
  }
})
