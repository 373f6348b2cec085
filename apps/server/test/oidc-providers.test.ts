import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = answersOf(() => server)
const at = (name: string) => `identity/oidc/provider/${name}`
const list = (query = '') => answer('GET', `identity/oidc/provider?list=true${query}`)
const ours = 'http://127.0.0.1:8200/v1/identity/oidc/provider'
const containing = (text: string): unknown => expect.stringContaining(text)
const warned = (...warnings: string[]) => ({
  status: 200,
  body: expect.objectContaining({ data: null, warnings: warnings.map(containing) }),
})
const invalid = refused(
  'invalid issuer, which must include only a scheme, host, and optional port (e.g. https://example.com:8200)',
)

describe('oidc-provider 2, 10: the default provider', () => {
  it('is there from the start, and lets every client', async () => {
    const data = { allowed_client_ids: ['*'], issuer: `${ours}/default`, scopes_supported: [] }
    expect(await answer('GET', at('default'))).toMatchObject({ status: 200, body: { data } })
    expect(await list()).toMatchObject({ body: { data: { keys: ['default'], key_info: { default: data } } } })
  })

  it('may be changed and not deleted', async () => {
    expect(await answer('POST', at('default'), { allowed_client_ids: [] })).toEqual(done)
    expect(await answer('GET', at('default'))).toMatchObject({ body: { data: { allowed_client_ids: [] } } })
    expect(await answer('DELETE', at('default'))).toEqual(refused('deletion of OIDC provider "default" not allowed'))
  })
})

describe('oidc-provider 10.1: create or update', () => {
  it('sorts, trims and keeps each entry once', async () => {
    for (const name of ['b', 'a']) await answer('POST', `identity/oidc/scope/${name}`, { template: `{"${name}": 1}` })
    expect(await answer('POST', at('corp'), { allowed_client_ids: [' z', 'y', 'z', ''], scopes_supported: 'b,a,b' })).toEqual(
      done,
    )
    expect(await answer('GET', at('corp'))).toMatchObject({
      body: { data: { allowed_client_ids: ['y', 'z'], scopes_supported: ['a', 'b'], issuer: `${ours}/corp` } },
    })
  })

  it.each([
    'asldfk',
    'ftp://a.com',
    'a.com',
    'http://a.com/',
    'https://a.com/foo',
    'http:://a.com',
    'https://u@a.com',
    `${ours}/x`,
  ])('refuses the issuer %s', async (issuer) => expect(await answer('POST', at('bad'), { issuer })).toEqual(invalid))

  it.each([
    ['an unknown scope', ['none'], 'none'],
    ['openid, which is no resource', ['openid'], 'openid'],
  ])('refuses %s', async (_, scopes_supported, scope) => {
    expect(await answer('POST', at('bad'), { scopes_supported })).toEqual(refused(`scope "${scope}" does not exist`))
    expect(await answer('GET', at('bad'))).toEqual(missing)
  })

  it('warns of an issuer as long as one is set', async () => {
    const warning = 'If "issuer" is set explicitly'
    expect(await answer('POST', at('named'), { issuer: 'https://id.example:8443' })).toEqual(warned(warning))
    expect(await answer('POST', at('named'), { allowed_client_ids: '*' })).toEqual(warned(warning))
    expect(await answer('GET', at('named'))).toMatchObject({
      body: { data: { issuer: 'https://id.example:8443/v1/identity/oidc/provider/named', allowed_client_ids: ['*'] } },
    })
    expect(await answer('POST', at('named'), { issuer: '' })).toEqual(done)
    expect(await answer('GET', at('named'))).toMatchObject({ body: { data: { issuer: `${ours}/named` } } })
  })

  it('warns of each claim that two scopes give, whenever it is written', async () => {
    await answer('POST', 'identity/oidc/scope/c', { template: '{"a": 2, "b": 2, "c": 2}' })
    const conflict = (claim: string) =>
      `Found scope templates with conflicting top-level keys: conflict "${claim}" in scopes "c", "${claim}". This may result in an error if the scopes are requested in an OIDC Authentication Request.`
    const both = warned(conflict('a'), conflict('b'))
    expect(await answer('POST', at('torn'), { scopes_supported: ['c', 'b', 'a'] })).toEqual(both)
    expect(await answer('POST', at('torn'), { allowed_client_ids: 'x' })).toEqual(both)
  })

  it('takes a scope with an empty template (20, 1)', async () => {
    await answer('POST', 'identity/oidc/scope/bare')
    expect(await answer('POST', at('plain'), { scopes_supported: 'bare' })).toEqual(done)
  })

  it('has settings of its own', async () => {
    expect(await answer('POST', at('plain'), { consent_mode: 'never' })).toEqual(refused('unknown consent_mode "never"'))
    const settings = {
      consent_mode: 'always',
      consent_ttl: 3600,
      require_s256: true,
      require_pushed_authorization_requests: true,
    }
    expect(await answer('POST', at('plain'), settings)).toEqual(done)
    expect(await answer('GET', at('plain'))).toMatchObject({ body: { data: settings } })
    await answer('POST', at('plain'), {
      consent_mode: '',
      consent_ttl: 0,
      require_s256: false,
      require_pushed_authorization_requests: false,
    })
    const { data } = (await answer('GET', at('plain'))).body as { readonly data: object }
    expect(Object.keys(data).toSorted()).toEqual(['allowed_client_ids', 'issuer', 'scopes_supported'])
  })
})

describe('oidc-provider 10.2: list and delete', () => {
  it('keeps only providers that let a client', async () => {
    expect(await list('&allowed_client_id=y')).toMatchObject({ body: { data: { keys: ['corp', 'named'] } } })
    const { key_info } = await server.client(oidcProviderRoutes).listOidcProviders({ input: { allowed_client_id: 'y' } })
    expect(key_info.corp).toEqual({ allowed_client_ids: ['y', 'z'], issuer: `${ours}/corp`, scopes_supported: ['a', 'b'] })
    await answer('DELETE', at('named'))
    expect(await list('&allowed_client_id=nobody')).toEqual(missing)
  })

  it('deletes, there or not', async () => {
    expect(await answer('DELETE', at('corp'))).toEqual(done)
    expect(await answer('DELETE', at('corp'))).toEqual(done)
    expect(await answer('GET', at('corp'))).toEqual(missing)
  })
})
