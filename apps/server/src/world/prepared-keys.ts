import { createPrivateKey, createPublicKey, type JsonWebKeyInput, KeyObject } from 'node:crypto'
import type { Jwk, PreparedKey } from '@postern/engine/ports/keys.ts'

const curveNames: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }
const publicPem = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----[\s\S]+?-----END \1-----/

function prepared(handle: KeyObject): PreparedKey | undefined {
  if (handle.asymmetricKeyType === 'rsa') return { kty: 'RSA', handle }
  if (handle.asymmetricKeyType === 'ed25519') return { kty: 'OKP', crv: 'Ed25519', handle }
  if (handle.asymmetricKeyType !== 'ec') return undefined
  const crv = curveNames[handle.asymmetricKeyDetails?.namedCurve ?? '']
  return crv === undefined ? undefined : { kty: 'EC', crv, handle }
}

// What comes from another server may be any nonsense; node:crypto says so by throwing.
function maybeHandle(make: () => KeyObject): KeyObject | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

function membersOf(jwk: Jwk): JsonWebKeyInput['key'] {
  const members = ['kty', 'crv', 'x', 'y', 'd', 'n', 'e', 'p', 'q', 'dp', 'dq', 'qi']
  return Object.fromEntries(members.filter((name) => typeof jwk[name] === 'string').map((name) => [name, jwk[name]]))
}

/** Prepares a public or private JWK. */
export function prepareJwk(jwk: Jwk): PreparedKey | undefined {
  const input = { key: membersOf(jwk), format: 'jwk' } as const
  const handle = maybeHandle(() => ('d' in input.key ? createPrivateKey(input) : createPublicKey(input)))
  return handle && prepared(handle)
}

/** Prepares the first public key or certificate of a PEM text; a private key is not one. */
export function preparePem(pem: string): PreparedKey | undefined {
  const block = publicPem.exec(pem)?.[0]
  const handle = block === undefined ? undefined : maybeHandle(() => createPublicKey(block))
  return handle && prepared(handle)
}

/** The key object inside a prepared key. */
export function handleOf(key: PreparedKey): KeyObject {
  if (key.handle instanceof KeyObject) return key.handle
  throw new Error('not a key of this adapter')
}

/** The public half's key object. */
export function publicHandleOf(key: PreparedKey): KeyObject {
  const handle = handleOf(key)
  return handle.type === 'private' ? createPublicKey(handle) : handle
}

/** A key object as JWK. */
export function jwkOf(handle: KeyObject): Jwk {
  const { kty, ...members } = handle.export({ format: 'jwk' })
  if (kty === undefined) throw new Error('a key without a type')
  return { kty, ...members }
}
