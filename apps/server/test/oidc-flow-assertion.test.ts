import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FlowHouse, issuer, openHouse, type Texts } from './oidc-flow-house.ts'

let house: FlowHouse
let clientId: string
const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })

beforeAll(async () => {
  house = await openHouse()
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), alg: 'RS256', use: 'sig', kid: 'own' }] }
  ;({ client_id: clientId } = await house.addClient({ name: 'keyed', jwks, client_credentials: true }))
})
afterAll(() => house.server.close())

let count = 0
interface Change {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
  readonly header?: object
}

/** Claims of an assertion that is in order, each with an id of its own (RFC 7523 3). */
function claimsOf(more: Change['claims'] = {}) {
  count += 1
  const now = Math.floor(Date.now() / 1000)
  return { iss: clientId, sub: clientId, aud: issuer, iat: now, exp: now + 60, jti: `id-${count}`, ...more }
}

const signed = ({ claims, key = own.privateKey, header = {} }: Change = {}) =>
  new SignJWT(claimsOf(claims)).setProtectedHeader({ alg: 'RS256', kid: 'own', ...header }).sign(key)

const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ask = (client_assertion: string, fields: Texts = {}, path = 'token') =>
  house.post(path, { grant_type: 'client_credentials', scope: 'openid', client_assertion_type, client_assertion, ...fields })

describe('23: clients that prove themselves by a key (RFC 7523)', () => {
  it.each(['', '/token'])('are known by an assertion for the issuer%s', async (ending) => {
    expect((await ask(await signed({ claims: { aud: `${issuer}${ending}` } }))).status).toBe(200)
    expect((await ask(await signed({ claims: { aud: ['x', `${issuer}${ending}`] } }))).status).toBe(200)
  })

  it('may say their id beside it, when it is the same', async () => {
    expect((await ask(await signed(), { client_id: clientId })).status).toBe(200)
    expect((await ask(await signed(), { client_id: house.client.client_id })).status).toBe(401)
  })

  const now = Math.floor(Date.now() / 1000)
  it.each<readonly [string, Change]>([
    ['of another issuer', { claims: { iss: 'other' } }],
    ['about another app', { claims: { sub: 'other' } }],
    ['for another server', { claims: { aud: 'https://elsewhere.example.com' } }],
    ['that is over', { claims: { exp: now - 120 } }],
    ['that begins later', { claims: { nbf: now + 600 } }],
    ['that lives too long', { claims: { exp: now + 86_400 } }],
    ['without an id', { claims: { jti: undefined } }],
    ['signed by another key', { key: foreign.privateKey }],
    ['signed by a key it names itself', { key: foreign.privateKey, header: { kid: undefined, jwk: { kty: 'RSA' } } }],
  ])('are not known by one %s', async (_what, change) => {
    const told = await ask(await signed(change))
    expect([told.status, told.body['error'], told.headers.get('WWW-Authenticate')]).toEqual([401, 'invalid_client', 'Basic'])
  })

  it('are not known by one that nobody signed, nor by the public key as a secret', async () => {
    expect((await ask(new UnsecuredJWT(claimsOf()).encode())).status).toBe(401)
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(own.publicKey)))
    const symmetric = await new SignJWT(claimsOf()).setProtectedHeader({ alg: 'HS256', kid: 'own' }).sign(secret)
    expect((await ask(symmetric)).status).toBe(401)
    expect((await ask('nonsense')).status).toBe(401)
  })

  it('use each one once, wherever they bring it', async () => {
    const assertion = await signed()
    expect((await ask(assertion, { token: 'x' }, 'introspect')).status).toBe(200)
    expect((await ask(assertion)).status).toBe(401)
  })

  it('are told by discovery that they may', async () => {
    const { body } = await house.get('.well-known/openid-configuration')
    expect(body['token_endpoint_auth_methods_supported']).toContain('private_key_jwt')
    expect(body['token_endpoint_auth_signing_alg_values_supported']).toContain('RS256')
  })
})
