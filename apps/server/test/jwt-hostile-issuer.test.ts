import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import {
  createProviderKey,
  discoveryOf,
  startTestProvider,
  type TestProvider,
} from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let provider: TestProvider
let other: TestProvider
const discovery = '/.well-known/openid-configuration'

beforeAll(async () => {
  server = await startTestServer()
  provider = await startTestProvider(await createProviderKey('k1'))
  other = await startTestProvider(await createProviderKey('k2'))
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'jwt' }, input: { type: 'jwt' } })
})
afterAll(() => Promise.all([server.close(), provider.stop(), other.stop()]))
beforeEach(() => {
  provider.publish(provider.key)
  provider.answers.set(discovery, () => ({ body: discoveryOf(provider.issuer) }))
})

async function answer(method: string, path: string, body: object) {
  const response = await server.send(path, { method, body: JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, text }
}
const configure = (input: object = {}) => answer('PUT', 'auth/jwt/config', { oidc_discovery_url: provider.issuer, ...input })
const refused = (text: string) => ({ status: 400, text: expect.stringContaining(text) as string })
const now = () => Math.floor(Date.now() / 1000)
const login = async (claims: object = {}) =>
  answer('POST', 'auth/jwt/login', {
    role: 'ci',
    jwt: await provider.sign({ sub: 'ana', iat: now(), exp: now() + 60, ...claims }),
  })

describe('security 12: an issuer that means us no good', () => {
  it('is not believed when it calls itself by another name', async () => {
    provider.answers.set(discovery, () => ({ body: discoveryOf(other.issuer) }))
    expect(await configure()).toEqual(refused('error checking oidc discovery URL: issuer did not match the returned issuer'))
  })

  it('is not followed to another origin', async () => {
    provider.answers.set(discovery, () => ({ status: 302, headers: { location: `${other.issuer}${discovery}` } }))
    const before = other.requests.length
    expect(await configure()).toEqual(refused('error checking oidc discovery URL: '))
    expect(other.requests.length).toBe(before)
  })

  it('is not read to the end when there is none', async () => {
    provider.answers.set(discovery, () => ({ body: `{"issuer":"${'x'.repeat(1_100_000)}"}` }))
    expect(await configure()).toEqual(refused('too-large'))
  })

  it.each([
    ['no JSON', '<html>'],
    ['no object', '[]'],
    ['no key set', '{"issuer":"x"}'],
  ])('is refused for %s', async (_, body) => {
    provider.answers.set(discovery, () => ({ body }))
    expect(await configure()).toEqual(refused('failed to decode keys'))
  })

  it('is refused while it is down, and nothing of its answer is repeated', async () => {
    provider.answers.set(discovery, () => ({ status: 503, body: 'secret of the provider' }))
    const answered = await configure()
    expect(answered).toEqual(refused('503 Service Unavailable'))
    expect(answered.text).not.toContain('secret of the provider')
    expect(await configure({ oidc_discovery_url: 'http://127.0.0.1:9' })).toEqual(
      refused('error checking oidc discovery URL: fetching keys '),
    )
  })

  it('cannot send us to an address that only machines of a cloud know', async () => {
    expect(await configure({ oidc_discovery_url: 'http://169.254.169.254' })).toEqual(
      refused('error checking oidc discovery URL: '),
    )
  })

  it('has its keys judged: more than a hundred, symmetric ones, and those for something else are none', async () => {
    await configure()
    await answer('PUT', 'auth/jwt/role/ci', { role_type: 'jwt', user_claim: 'sub', bound_subject: 'ana' })
    const { publicJwk } = provider.key
    for (const [jwks, text] of [
      [Array.from({ length: 101 }, (_, index) => ({ ...publicJwk, kid: `k${index}` })), 'more than 100 keys'],
      [[{ kty: 'oct', kid: 'k1', k: 'c2VjcmV0' }], 'failed to verify id token signature'],
      [[{ ...publicJwk, use: 'enc' }], 'failed to verify id token signature'],
      [[{ ...publicJwk, alg: 'PS256' }], 'failed to verify id token signature'],
      ['nothing', 'failed to decode keys'],
    ] as const) {
      await configure()
      provider.answers.set('/jwks', () => ({ body: { keys: jwks } }))
      expect(await login()).toEqual(refused(text))
    }
  })

  it('is asked no more than its share by tokens that do not verify, and known keys go on working', async () => {
    await configure()
    expect((await login()).status).toBe(200)
    const asked = () => provider.requests.filter(({ path }) => path === '/jwks').length
    const before = asked()
    const stranger = await createProviderKey('gone')
    const forged = await provider.sign({ sub: 'ana', iat: now(), exp: now() + 60 }, { key: stranger })
    for (let attempt = 0; attempt < 30; attempt += 1) {
      expect(await answer('POST', 'auth/jwt/login', { role: 'ci', jwt: forged })).toEqual(
        refused('error verifying token signature: failed to verify id token signature'),
      )
    }
    expect(asked() - before).toBeLessThanOrEqual(12)
    provider.answers.set('/jwks', () => ({ status: 500 }))
    expect((await login()).status).toBe(200)
  })

  it('may rotate its keys without a word to us', async () => {
    await configure()
    const next = await createProviderKey('k9')
    provider.publish(next)
    const jwt = await provider.sign({ sub: 'ana', iat: now(), exp: now() + 60 }, { key: next })
    expect((await answer('POST', 'auth/jwt/login', { role: 'ci', jwt })).status).toBe(200)
  })
})
