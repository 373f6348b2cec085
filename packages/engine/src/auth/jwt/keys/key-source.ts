import type { Jws } from '#crypto/parse-jws.ts'
import type { KeysProblem, SignatureProblem } from './keys-problem.ts'
import type { ProviderMetadata } from './discover.ts'

/** Where the keys of a mount come from, with what is remembered of them. One exists per configuration written. */
export interface KeySource {
  /** Why the source cannot even be built, if it cannot; asks the network where nothing is remembered. */
  unready(): Promise<KeysProblem | undefined>
  /** Undefined when one of the keys made the signature. */
  problemWith(jws: Jws): Promise<SignatureProblem | undefined>
  /** What the identity provider says of itself, where it is found by discovery. */
  metadata?(): Promise<ProviderMetadata | KeysProblem>
}
