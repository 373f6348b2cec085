import type { Jws, JwsProblem } from '#crypto/parse-jws.ts'
import type { Rule } from '#finding.ts'
import type { AuthReason } from '../reasons.ts'
import type { Claims, ReadClaims } from './claims/parse-claims.ts'
import type { JwtConfig } from './config/jwt-config.ts'
import type { KeysProblem, SignatureProblem } from './keys/keys-problem.ts'
import type { ProviderCallProblem } from './providers/provider-call-problem.ts'
import type { JwtReason } from './reasons.ts'
import type { JwtRole } from './roles/jwt-role.ts'
import type { FailedTemplate } from './templates/policies-of.ts'

/** What the rules about claims look at, however the claims came to us: JWT login, OIDC callback, saved case. */
export interface ClaimFacts {
  readonly role?: JwtRole | undefined
  /** With what a provider handler added. Absent while there is nothing to read. */
  readonly claims?: Claims | undefined
  /** Why the provider handler could not say more of the person. */
  readonly userInfoProblem?: ProviderCallProblem | undefined
  readonly groupsProblem?: ProviderCallProblem | undefined
  /** What the policy templates came to; absent when the role has none. */
  readonly policies?: readonly string[] | FailedTemplate | undefined
}

/** What the rules about a token look at. */
export interface TokenFacts extends ClaimFacts {
  readonly config?: JwtConfig | undefined
  /** Seconds since the epoch. */
  readonly now: number
  readonly jws?: Jws | JwsProblem | undefined
  readonly read?: ReadClaims | undefined
  /** Why the verifier cannot be built. */
  readonly verifierProblem?: KeysProblem | undefined
  /** Undefined when the signature is right, or was not looked at. */
  readonly signatureProblem?: SignatureProblem | undefined
  /** True once a key was found to have made the signature. */
  readonly isVerified: boolean
}

/** Everything a JWT login is judged by. */
export interface JwtLoginFacts extends TokenFacts {
  /** The role that was asked for, or the mount's default, in lower case; empty when there is neither. */
  readonly roleName: string
  readonly jwt: string
  readonly remoteAddress: string
  /** The names of the mount's roles: known only when a missing one is to be explained. */
  readonly knownRoles?: readonly string[]
}

/** Why a login is refused, by the method's own rules or by those all methods share. */
export type LoginReason = JwtReason | AuthReason

export type ClaimRule = Rule<ClaimFacts, LoginReason>
export type TokenRule = Rule<TokenFacts, LoginReason>
export type LoginRule = Rule<JwtLoginFacts, LoginReason>
