import type { Jwk, SignatureAlgorithm } from '@postern/engine/ports/keys.ts'
import { createLocalJWKSet, type JWK, jwtVerify, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { nodeKeys } from './keys.ts'

const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const
const josesOwn = ({ kty, ...members }: Jwk): JWK => JSON.parse(JSON.stringify({ kty, ...members })) as JWK
const data = new TextEncoder().encode('header.payload')

function preparedPair(pair: Awaited<ReturnType<typeof nodeKeys.generate>>) {
  const privateKey = nodeKeys.prepare(pair.privateJwk)
  const publicKey = nodeKeys.prepare(pair.publicJwk)
  if (!privateKey || !publicKey) throw new Error('a generated key could not be prepared')
  return { privateKey, publicKey }
}

it.each(algorithms)('%s: what one key signs, its public half verifies', async (algorithm) => {
  const { privateKey, publicKey } = preparedPair(await nodeKeys.generate(algorithm))
  const signature = await nodeKeys.sign(algorithm, privateKey, data)
  expect(await nodeKeys.verify(algorithm, publicKey, data, signature)).toBe(true)
  expect(await nodeKeys.verify(algorithm, publicKey, new Uint8Array([1]), signature)).toBe(false)
  expect(await nodeKeys.verify(algorithm, publicKey, data, signature.slice(1))).toBe(false)
})

it.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)('%s signatures are those of JWS', async (algorithm) => {
  const pair = await nodeKeys.generate(algorithm)
  const { privateKey, publicKey } = preparedPair(pair)
  const jwt = await new SignJWT({ sub: 'a' }).setProtectedHeader({ alg: algorithm }).sign(josesOwn(pair.privateJwk))
  const [header, payload, signature = ''] = jwt.split('.')
  const signed = new TextEncoder().encode(`${header}.${payload}`)
  expect(await nodeKeys.verify(algorithm, publicKey, signed, Buffer.from(signature, 'base64url'))).toBe(true)

  const own = Buffer.from(await nodeKeys.sign(algorithm, privateKey, signed)).toString('base64url')
  const keySet = createLocalJWKSet({ keys: [josesOwn(pair.publicJwk)] })
  await expect(jwtVerify(`${header}.${payload}.${own}`, keySet)).resolves.toMatchObject({ payload: { sub: 'a' } })
})

it('never verifies with a key that does not fit the algorithm', async () => {
  const { publicKey } = preparedPair(await nodeKeys.generate('ES256'))
  for (const algorithm of algorithms.filter((name): name is SignatureAlgorithm => name !== 'ES256')) {
    expect(await nodeKeys.verify(algorithm, publicKey, data, new Uint8Array(64))).toBe(false)
  }
})

it('the public half of a private key has no private member', async () => {
  const pair = await nodeKeys.generate('ES256')
  expect(nodeKeys.publicJwk(preparedPair(pair).privateKey)).toEqual(pair.publicJwk)
  expect(pair.publicJwk).not.toHaveProperty('d')
})

it.each<[string, Jwk]>([
  ['an unknown type', { kty: 'oct', k: 'AAAA' }],
  ['a curve for encryption', { kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' }],
  ['a point off the curve', { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }],
  ['members of the wrong kind', JSON.parse('{"kty":"RSA","n":7,"e":["AQAB"]}')],
  ['nothing', { kty: '' }],
])('does not prepare %s', (_, jwk) => {
  expect(nodeKeys.prepare(jwk)).toBeUndefined()
})

it('prepares a public PEM and no private one', async () => {
  const { publicKey, privateKey } = preparedPair(await nodeKeys.generate('RS256'))
  const pem = (key: typeof publicKey, type: 'spki' | 'pkcs8') =>
    String((key.handle as { export(options: object): string }).export({ type, format: 'pem' }))
  expect(nodeKeys.preparePem(pem(publicKey, 'spki'))).toMatchObject({ kty: 'RSA' })
  expect(nodeKeys.preparePem(pem(privateKey, 'pkcs8'))).toBeUndefined()
  expect(nodeKeys.preparePem('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toBeUndefined()
})

it('refuses an RSA signature that lost its leading zero byte', async () => {
  const { publicJwk, privateJwk } = await nodeKeys.generate('PS256')
  const [publicKey, privateKey] = [nodeKeys.prepare(publicJwk), nodeKeys.prepare(privateJwk)]
  if (publicKey === undefined || privateKey === undefined) throw new Error('a key just made cannot be prepared')
  // One signature in 256 begins with a zero byte; PSS is salted, so signing again finds one.
  const data = new Uint8Array(8)
  let signature = await nodeKeys.sign('PS256', privateKey, data)
  for (let tries = 0; tries < 5000 && signature[0] !== 0; tries++) signature = await nodeKeys.sign('PS256', privateKey, data)

  expect(signature[0]).toBe(0)
  expect(await nodeKeys.verify('PS256', publicKey, data, signature)).toBe(true)
  expect(await nodeKeys.verify('PS256', publicKey, data, signature.subarray(1))).toBe(false)
})
