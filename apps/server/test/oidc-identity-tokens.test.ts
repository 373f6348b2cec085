import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { enablePasswords, signIn } from '#testing/people.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let ana = { entityId: '', token: '' }
beforeAll(async () => {
  server = await startTestServer()
  await enablePasswords(server)
  ana = await signIn(server, 'ana')
  const policy = 'path "identity/oidc/token/*" { capabilities = ["read"] }'
  await server.client(policyRoutes).writePolicy({ params: { name: 'tokens' }, input: { policy } })
  await server.client(identityRoutes).writeEntityById({ params: { id: ana.entityId }, input: { policies: 'tokens' } })
})
afterAll(() => server.close())

const answer = answersOf(() => server)
const api = () => server.client(identityTokenRoutes)
const at = (name: string) => `identity/oidc/role/${name}`
const config = 'identity/oidc/config'
const ours = 'http://127.0.0.1:8200/v1/identity/oidc'
const tokenOf = (name: string) => server.client(identityTokenRoutes, ana.token).generateIdentityToken({ params: { name } })
const introspect = (input: object) => api().introspectIdentityToken({ input })

const containing = (text: string): unknown => expect.stringContaining(text)

describe('oidc-provider 5.1: the issuer', () => {
  const invalid = 'invalid issuer, which must include only a scheme, host, and optional port (e.g. https://example.com:8200)'

  it('is empty for the address of this server', async () => {
    expect(await answer('GET', config)).toMatchObject({ status: 200, body: { data: { issuer: '' }, warnings: null } })
    expect(await answer('POST', config)).toEqual(done)
  })

  it('shows at once in discovery, and is warned of', async () => {
    expect(await answer('POST', config, { issuer: 'https://id.example:8443' })).toMatchObject({
      status: 200,
      body: { data: null, warnings: [containing('If "issuer" is set explicitly')] },
    })
    const { body } = await answer('GET', 'identity/oidc/.well-known/openid-configuration')
    expect(body).toEqual({
      issuer: 'https://id.example:8443/v1/identity/oidc',
      jwks_uri: 'https://id.example:8443/v1/identity/oidc/.well-known/keys',
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    })
    expect(await answer('POST', config, { issuer: '' })).toEqual(done)
    expect(await answer('GET', 'identity/oidc/.well-known/openid-configuration')).toMatchObject({ body: { issuer: ours } })
  })

  it.each([
    'asldfk',
    'ftp://a.com',
    'a.com',
    'http://a.com/',
    'https://a.com/foo',
    'http:://a.com',
    'http://a.com?x',
    'http://u:p@a.com',
  ])('refuses %s', async (issuer) => expect(await answer('POST', config, { issuer })).toEqual(refused(invalid)))
})

describe('oidc-provider 5.2: roles', () => {
  beforeAll(async () => {
    await answer('POST', 'identity/oidc/key/k', { algorithm: 'ES256', verification_ttl: '10h', allowed_client_ids: '*' })
  })

  it('has none at first', async () => {
    expect(await answer('LIST', 'identity/oidc/role')).toEqual(missing)
    expect(await answer('GET', at('r'))).toEqual(missing)
  })

  it('makes up a client id, and keeps it until it is taken away', async () => {
    expect(await answer('POST', at('r'), { key: 'k', ttl: '1h' })).toEqual(done)
    const made = await api().readOidcRole({ params: { name: 'r' } })
    expect(made).toEqual({ key: 'k', template: '', ttl: 3600, client_id: expect.stringMatching(/^[0-9A-Za-z]{26}$/) })
    const template = '{"user": {{identity.entity.name}} }'
    expect(await answer('POST', at('r'), { template: Buffer.from(template).toString('base64') })).toEqual(done)
    expect(await api().readOidcRole({ params: { name: 'r' } })).toEqual({ ...made, template })
    expect(await answer('POST', at('r'), { client_id: '' })).toEqual(done)
    expect((await api().readOidcRole({ params: { name: 'r' } })).client_id).not.toBe(made.client_id)
  })

  it.each<[string, object, string]>([
    ['no key, before anything else', { template: '}}' }, 'the key parameter is required'],
    ['a template, before the key', { key: 'gone', template: '}}' }, 'error parsing template: unbalanced templating characters'],
    [
      'a reserved claim',
      { key: 'gone', template: '{"exp": 1}' },
      'top level key "exp" not allowed. Restricted keys: iat, aud, exp, iss, sub, namespace, nonce, auth_time, at_hash, c_hash',
    ],
    ['an unknown key', { key: 'gone', ttl: '99d' }, 'cannot find key "gone"'],
    [
      'a life that outlives its key',
      { key: 'k', ttl: '11h' },
      "a role's token ttl cannot be longer than the verification_ttl of the key it references",
    ],
    [
      'the default life where the key is shorter',
      { key: 'k' },
      "a role's token ttl cannot be longer than the verification_ttl of the key it references",
    ],
  ])('refuses %s', async (_, body, message) => {
    expect(await answer('POST', at('bad'), body)).toEqual(refused(message))
    expect(await answer('GET', at('bad'))).toEqual(missing)
  })

  it('lists and deletes, there or not', async () => {
    await answer('POST', at('z'), { key: 'k', ttl: 60 })
    expect(await answer('GET', 'identity/oidc/role?list=true')).toMatchObject({ body: { data: { keys: ['r', 'z'] } } })
    expect(await answer('DELETE', at('z'))).toEqual(done)
    expect(await answer('DELETE', at('z'))).toEqual(done)
    expect(await api().listOidcRoles({})).toEqual({ keys: ['r'] })
  })
})

describe('oidc-provider 5.3, 5.6: a token', () => {
  it('says who it is, and is proven by the published keys', async () => {
    const { token, ttl, client_id } = await tokenOf('r')
    expect(ttl).toBe(3600)
    const keys = (await answer('GET', 'identity/oidc/.well-known/keys')).body as JSONWebKeySet
    expect(keys.keys).toHaveLength(2)
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { issuer: ours, audience: client_id })
    expect(payload).toEqual({
      iss: ours,
      sub: ana.entityId,
      aud: client_id,
      iat: expect.any(Number),
      exp: Number(payload.iat) + 3600,
      namespace: 'root',
      user: containing('entity_'),
    })
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', kid: keys.keys[0]?.kid })
  })

  it('leaves the JWKS with the last role that uses the key (20, 4)', async () => {
    await answer('POST', 'identity/oidc/key/lone', { algorithm: 'ES256' })
    await answer('POST', at('lone'), { key: 'lone' })
    const keysOf = async () => ((await answer('GET', 'identity/oidc/.well-known/keys')).body as JSONWebKeySet).keys.length
    expect(await keysOf()).toBe(4)
    await answer('DELETE', at('lone'))
    expect(await keysOf()).toBe(2)
  })

  it('refuses in the order of 5.3', async () => {
    const by = answersOf(() => server, ana.token)
    expect(await by('GET', 'identity/oidc/token/none')).toEqual(refused('role "none" not found'))
    await answer('POST', at('shy'), { key: 'k', ttl: 60, client_id: 'shy' })
    await answer('POST', 'identity/oidc/key/k', { allowed_client_ids: 'other' })
    expect(await answer('GET', 'identity/oidc/token/shy')).toEqual(
      refused('the key "k" does not list the client ID of the role "shy" as an allowed client ID'),
    )
    await answer('POST', 'identity/oidc/key/k', { allowed_client_ids: 'shy,*' })
    expect(await answer('GET', 'identity/oidc/token/shy')).toEqual(refused("no entity associated with the request's token"))
  })
})

describe('oidc-provider 5.4: introspection', () => {
  it('finds a token active, for its own client only', async () => {
    const { token, client_id } = await tokenOf('r')
    expect(await introspect({ token })).toEqual({ active: true })
    expect(await introspect({ token, client_id })).toEqual({ active: true })
    expect(await introspect({ token, client_id: 'other' })).toEqual({
      active: false,
      error: containing('error validating claims: '),
    })
  })

  it('says why it is not', async () => {
    const { token } = await tokenOf('r')
    expect(await introspect({ token: 'x' })).toEqual({ active: false, error: containing('error parsing token: ') })
    expect(await introspect({})).toEqual({ active: false, error: containing('error parsing token: ') })
    const [head, body] = token.split('.')
    expect(await introspect({ token: `${head}.${body}.${'A'.repeat(86)}` })).toEqual({
      active: false,
      error: 'unable to validate the token signature',
    })
    await answer('POST', config, { issuer: 'https://elsewhere.example' })
    expect(await introspect({ token })).toEqual({ active: false, error: containing('error validating claims: ') })
    await answer('POST', config, { issuer: '' })
    await server.client(identityRoutes).writeEntityById({ params: { id: ana.entityId }, input: { disabled: true } })
    expect(await introspect({ token })).toEqual({ active: false, error: 'entity is disabled' })
    await answer('DELETE', `identity/entity/id/${ana.entityId}`)
    expect(await introspect({ token })).toEqual({ active: false, error: 'entity was not found' })
  })
})
