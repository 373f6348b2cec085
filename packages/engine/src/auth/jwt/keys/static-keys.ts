import { publicKeyOfPem } from '#crypto/public-key-pem.ts'
import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import type { Keys, PreparedKey } from '#ports/keys.ts'
import type { KeySource } from './key-source.ts'
import type { KeysProblem } from './keys-problem.ts'

/** Keys pinned in the configuration: each is tried in order, whatever key id a token names. */
export function createStaticKeys(keys: Keys, pems: readonly string[]): KeySource {
  const prepared = publicKeysOf(keys, pems)
  return {
    unready: async () => ('problem' in prepared ? prepared : undefined),
    async problemWith(jws) {
      if ('problem' in prepared) return prepared
      return (await isSignedByOneOf(keys, jws, prepared)) ? undefined : { problem: 'signature', knownKids: [] }
    },
  }
}

/** Prepares every key, or tells why one cannot be. */
export function publicKeysOf(keys: Keys, pems: readonly string[]): readonly PreparedKey[] | KeysProblem {
  const prepared: PreparedKey[] = []
  for (const pem of pems) {
    const key = publicKeyOfPem(keys, pem)
    if (typeof key === 'string') return { problem: 'pem', pem: key }
    prepared.push(key)
  }
  return prepared
}
