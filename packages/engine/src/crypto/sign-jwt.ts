import type { Keys, PreparedKey, SignatureAlgorithm } from '#ports/keys.ts'
import { bytesOf } from '#storage/text.ts'
import { base64urlOf } from './base64url.ts'

/** A private key ready to sign: its header is encoded once. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm
  readonly kid: string
  readonly key: PreparedKey
  /** The encoded JOSE header and the dot behind it. */
  readonly head: string
}

/** Makes a key ready to sign. The header is exactly `alg` and `kid`, and `typ` for tokens that need one. */
export function signerOf(signing: Omit<Signer, 'head'>, typ?: string): Signer {
  const header = { alg: signing.algorithm, kid: signing.kid, ...(typ === undefined ? {} : { typ }) }
  return { ...signing, head: `${base64urlOf(bytesOf(JSON.stringify(header)))}.` }
}

/** A JWT in compact serialisation (RFC 7519). */
export async function signJwt(keys: Keys, { algorithm, key, head }: Signer, claims: object): Promise<string> {
  const signed = head + base64urlOf(bytesOf(JSON.stringify(claims)))
  return `${signed}.${base64urlOf(await keys.sign(algorithm, key, bytesOf(signed)))}`
}
