import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** The keys of the provider, the signing one first. */
export type SigningKeys = readonly [JWK, ...JWK[]]

/** A new key that signs. */
export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), use: 'sig', alg: 'RS256' }
}

/** What remains published when a new key takes over: the tokens of the key before are still good. */
export function rotated([current]: SigningKeys, next: JWK): SigningKeys {
  return [next, current]
}
