import { isForVerifying } from '#crypto/key-set.ts'
import type { Jwk, Keys } from '#ports/keys.ts'
import { acceptedAlgorithms } from '../keys/accepted-algorithms.ts'
import type { IssuerSeen } from './issuer-seen.ts'

/** A key as its owner offers it. */
export interface OfferedKey {
  readonly kid: string | null
  readonly kty: string
  readonly alg: string | null
  readonly use: string | null
  /** Whether this mount would verify with it. */
  readonly usable: boolean
}

/** The keys of every set that was fetched. */
export function offeredKeys(keys: Keys, { config, sets }: IssuerSeen): readonly OfferedKey[] {
  const accepted = config === undefined ? [] : acceptedAlgorithms(config)
  return sets.flatMap((set) => ('problem' in set ? [] : set.jwks.map((jwk) => offeredKey(keys, jwk, accepted))))
}

function offeredKey(keys: Keys, jwk: Jwk, accepted: readonly string[]): OfferedKey {
  const alg = textOf(jwk.alg)
  const isAccepted = alg === null || accepted.includes(alg)
  return {
    kid: textOf(jwk.kid),
    kty: jwk.kty,
    alg,
    use: textOf(jwk.use),
    usable: isAccepted && isForVerifying(jwk) && keys.prepare(jwk) !== undefined,
  }
}

// A key set is what somebody else wrote: its members need not be of their types.
function textOf(member: unknown): string | null {
  return typeof member === 'string' ? member : null
}
