import type { Keys, PreparedKey } from '#ports/keys.ts'
import type { Jws } from './parse-jws.ts'

/** Whether one of the keys made the signature. A key that does not fit the algorithm never did. */
export async function isSignedByOneOf(keys: Keys, jws: Jws, candidates: readonly PreparedKey[]): Promise<boolean> {
  for (const key of candidates) {
    const isRight = keys.verify(jws.algorithm, key, jws.signed, jws.signature)
    if (typeof isRight === 'boolean' ? isRight : await isRight) return true
  }
  return false
}
