import { constants, generateKeyPair, type KeyObject, sign, type SignKeyObjectInput, verify } from 'node:crypto'
import { promisify } from 'node:util'
import type { Jwk, Keys, PreparedKey, SignatureAlgorithm } from '@postern/engine/ports/keys.ts'
import { handleOf, jwkOf, prepareJwk, preparePem, publicHandleOf } from './prepared-keys.ts'

/** What an algorithm asks of its key, and how node:crypto is told. */
interface Recipe {
  readonly kty: PreparedKey['kty']
  readonly crv?: string
  readonly hash: string | null
  readonly options?: Omit<SignKeyObjectInput, 'key'>
}

const pkcs1 = { padding: constants.RSA_PKCS1_PADDING }
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
// JWS carries R and S side by side, not as DER (RFC 7518 3.4).
const p1363 = { dsaEncoding: 'ieee-p1363' } as const

const recipes: Readonly<Record<SignatureAlgorithm, Recipe>> = {
  RS256: { kty: 'RSA', hash: 'sha256', options: pkcs1 },
  RS384: { kty: 'RSA', hash: 'sha384', options: pkcs1 },
  RS512: { kty: 'RSA', hash: 'sha512', options: pkcs1 },
  PS256: { kty: 'RSA', hash: 'sha256', options: pss },
  PS384: { kty: 'RSA', hash: 'sha384', options: pss },
  PS512: { kty: 'RSA', hash: 'sha512', options: pss },
  ES256: { kty: 'EC', crv: 'P-256', hash: 'sha256', options: p1363 },
  ES384: { kty: 'EC', crv: 'P-384', hash: 'sha384', options: p1363 },
  ES512: { kty: 'EC', crv: 'P-521', hash: 'sha512', options: p1363 },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', hash: null },
}

function fits(recipe: Recipe, key: PreparedKey): boolean {
  return recipe.kty === key.kty && (recipe.crv === undefined || recipe.crv === key.crv)
}

// The callback form runs on the thread pool: an RSA signature would hold the event loop for 250 µs.
function signOnPool(recipe: Recipe, key: KeyObject, data: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign(recipe.hash, data, { key, ...recipe.options }, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}

interface Signed {
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

function verifyOnPool(recipe: Recipe, key: KeyObject, { data, signature }: Signed): Promise<boolean> {
  return new Promise((resolve) => {
    verify(recipe.hash, data, { key, ...recipe.options }, signature, (error, isRight) => resolve(!error && isRight))
  })
}

function verifyInline(recipe: Recipe, key: KeyObject, { data, signature }: Signed): boolean {
  // OpenSSL takes a PSS signature that lost its leading zero byte; RFC 8017 8.1.2 wants exactly the modulus' length.
  const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (signature.length !== Math.ceil(modulusLength / 8)) return false
  try {
    return verify(recipe.hash, data, { key, ...recipe.options }, signature)
  } catch {
    // A signature no key of this size can make is a wrong one.
    return false
  }
}

const newKeyPair = promisify(generateKeyPair)

function newPairFor({ kty, crv = '' }: Recipe) {
  if (kty === 'RSA') return newKeyPair('rsa', { modulusLength: 2048 })
  return kty === 'EC' ? newKeyPair('ec', { namedCurve: crv }) : newKeyPair('ed25519')
}

/** Keys and signatures by node:crypto. */
export const nodeKeys: Keys = {
  async generate(algorithm): Promise<{ publicJwk: Jwk; privateJwk: Jwk }> {
    const { publicKey, privateKey } = await newPairFor(recipes[algorithm])
    return { publicJwk: jwkOf(publicKey), privateJwk: jwkOf(privateKey) }
  },
  prepare: prepareJwk,
  preparePem,
  publicJwk: (key) => jwkOf(publicHandleOf(key)),
  async sign(algorithm, key, data) {
    const recipe = recipes[algorithm]
    if (!fits(recipe, key)) throw new Error(`a ${key.kty} key cannot sign ${algorithm}`)
    return signOnPool(recipe, handleOf(key), data)
  },
  // The port's shape: a signature is verified a thousand times a second, so it takes its parts as they are.
  // oxlint-disable-next-line max-params
  verify(algorithm, key, data, signature) {
    const recipe = recipes[algorithm]
    if (!fits(recipe, key)) return false
    const signed = { data, signature }
    // RSA verifies in 20 µs, less than the hop to the pool; curves take three times that.
    return recipe.kty === 'RSA' ? verifyInline(recipe, handleOf(key), signed) : verifyOnPool(recipe, handleOf(key), signed)
  },
}
