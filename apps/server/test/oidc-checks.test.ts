import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, missing } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = answersOf(() => server)

/** What the check-up says of a client that was just written so. */
async function checksOf(body: object) {
  await answer('DELETE', 'identity/oidc/client/checked')
  await answer('POST', 'identity/oidc/client/checked', body)
  return (await server.client(oidcProviderRoutes).checkOidcClient({ params: { name: 'checked' } })).checks
}

const sound = {
  redirect_uris: 'https://app.example/cb',
  assignments: 'staff',
  require_pkce: true,
  require_s256: true,
}

describe('console b.24: the check-up of a client', () => {
  beforeAll(async () => {
    await answer('POST', 'identity/oidc/assignment/staff')
    await answer('POST', 'identity/oidc/key/closed', { algorithm: 'ES256' })
  })

  it('has nothing to say of a sound one, but that its provider lets everyone', async () => {
    expect(await checksOf(sound)).toEqual([{ code: 'provider_allows_all', level: 'advice', subject: 'default' }])
  })

  it.each<[string, object, object]>([
    ['no redirect', { redirect_uris: [] }, { code: 'no_redirects', level: 'error' }],
    [
      'a redirect that leads to no app',
      { redirect_uris: ['javascript:alert(1)', 'https://a.example'] },
      {
        code: 'unsafe_redirect',
        level: 'error',
        subject: 'javascript:alert(1)',
        patch: { redirect_uris: ['https://a.example'] },
      },
    ],
    [
      'plain http to another machine',
      { redirect_uris: 'http://a.example/cb' },
      { code: 'insecure_redirect', subject: 'http://a.example/cb', patch: { redirect_uris: ['https://a.example/cb'] } },
    ],
    ['a star', { redirect_uris: 'https://*.example/cb' }, { code: 'wildcard_redirect', subject: 'https://*.example/cb' }],
    ['a key that does not let it', { key: 'closed' }, { code: 'key_does_not_allow', level: 'error', subject: 'closed' }],
    ['nobody assigned', { assignments: [] }, { code: 'no_assignments', level: 'error' }],
    ['everybody assigned', { assignments: 'allow_all' }, { code: 'allows_all', level: 'advice' }],
    ['codes without proof', { require_pkce: false }, { code: 'pkce_not_required', patch: { require_pkce: true } }],
    ['proof in plain', { require_s256: false }, { code: 's256_not_required', patch: { require_s256: true } }],
    ['a long life', { access_token_ttl: '2d' }, { code: 'long_access_token', patch: { access_token_ttl: 86_400 } }],
  ])('finds %s', async (_, more, check) => {
    expect(await checksOf({ ...sound, ...more })).toContainEqual(expect.objectContaining(check))
  })

  it('finds that no provider serves it', async () => {
    await answer('POST', 'identity/oidc/provider/default', { allowed_client_ids: [] })
    expect(await checksOf(sound)).toEqual([{ code: 'no_provider', level: 'error' }])
  })

  it('finds scopes of its provider that do not go together', async () => {
    for (const name of ['one', 'two']) await answer('POST', `identity/oidc/scope/${name}`, { template: '{"a": 1}' })
    await answer('POST', 'identity/oidc/provider/torn', { allowed_client_ids: '*', scopes_supported: ['one', 'two'] })
    expect(await checksOf(sound)).toContainEqual({ code: 'scope_conflict', level: 'warning', subject: 'two' })
  })

  it('knows no client of another name', async () => {
    expect(await answer('GET', 'identity/oidc/client/none/check-up')).toEqual(missing)
  })
})

describe('console c.3: the graph', () => {
  it('shows who hangs on whom', async () => {
    await answer('POST', 'identity/oidc/provider/torn', { scopes_supported: 'one' })
    const { client_id: id } = await server.client(oidcProviderRoutes).readOidcClient({ params: { name: 'checked' } })
    const { nodes, edges, is_partial } = await server.client(oidcProviderRoutes).readOidcGraph({})
    expect(is_partial).toBe(false)
    expect(nodes).toEqual([
      { kind: 'provider', id: 'provider/default', name: 'default' },
      { kind: 'provider', id: 'provider/torn', name: 'torn' },
      { kind: 'client', id: `client/${id}`, name: 'checked' },
      { kind: 'assignment', id: 'assignment/staff', name: 'staff', people: 0 },
      { kind: 'scope', id: 'scope/one', name: 'one' },
      { kind: 'key', id: 'key/default', name: 'default' },
    ])
    expect(edges).toEqual([
      { from: 'provider/torn', to: `client/${id}` },
      { from: 'provider/torn', to: 'scope/one' },
      { from: `client/${id}`, to: 'assignment/staff' },
      { from: `client/${id}`, to: 'key/default' },
    ])
  })
})
