import type { Token } from './token.ts'

/** A token just issued or renewed: the only place where its value stands in clear. */
export interface Grant {
  /** The token's value; empty after a renewal by accessor. */
  readonly clientToken: string
  readonly token: Token
  /** Policies of the entity and its groups, sorted; the reply shows their union with the token's own. */
  readonly identityPolicies: readonly string[]
  /** Seconds of life from now; 0 = without end. */
  readonly leaseDuration: number
  readonly warnings: readonly string[]
}
