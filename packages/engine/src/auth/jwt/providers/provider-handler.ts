import type { World } from '#world.ts'
import type { Claims } from '../claims/parse-claims.ts'
import type { ProviderCallProblem } from './provider-call-problem.ts'

/** What a provider handler is told of a login whose token was verified. */
export interface ProviderQuestion {
  readonly world: World
  readonly claims: Claims
  /** The alias name. */
  readonly user: string
  readonly groupsClaim: string
  /** Only an OIDC login, or a caller who sends one along, has it. */
  readonly accessToken: string | undefined
}

/** What a handler knows beyond the token; undefined where it has nothing to say. */
export interface ProviderHandler {
  /** Claims to add (spec/jwt-oidc-auth.md 5.1 row 15). */
  userInfo?(question: ProviderQuestion): Promise<{ readonly added: Claims } | ProviderCallFailure>
  /** The groups, to stand in the groups claim (row 17). */
  groups?(question: ProviderQuestion): Promise<readonly string[] | ProviderCallFailure | undefined>
}

/** The provider's API did not say. */
export interface ProviderCallFailure {
  readonly failed: ProviderCallProblem
}
