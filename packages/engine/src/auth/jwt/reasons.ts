import type { JwsProblem } from '#crypto/parse-jws.ts'
import type { CelReason } from './cel/reasons.ts'
import type { ClaimsProblem } from './claims/parse-claims.ts'
import type { JwtConfigReason } from './config/reasons.ts'
import type { KeysProblem, SignatureProblem } from './keys/keys-problem.ts'
import type { ProviderCallProblem } from './providers/provider-call-problem.ts'
import type { JwtRoleReason } from './roles/reasons.ts'
import type { TemplateFault } from './templates/template.ts'

/** Why the times of a token do not hold (spec/jwt-oidc-auth.md 5.3). */
export type TimesProblem = 'none' | 'not-yet' | 'expired' | 'issued-in-future'

/** Why a claim rule refuses; shared by JWT and OIDC logins (spec/jwt-oidc-auth.md 5.1, rows 14 to 19). */
export type ClaimReason =
  | { readonly code: 'jwt_claim_not_found'; readonly claim: string }
  | { readonly code: 'jwt_claim_not_text'; readonly claim: string }
  | { readonly code: 'jwt_claim_empty'; readonly claim: string }
  | { readonly code: 'jwt_user_info'; readonly problem: ProviderCallProblem }
  | { readonly code: 'jwt_mapping_not_text'; readonly claim: string }
  | { readonly code: 'jwt_groups_not_found'; readonly claim: string }
  | { readonly code: 'jwt_groups_not_a_list'; readonly claim: string }
  | { readonly code: 'jwt_groups_element'; readonly value: unknown }
  | { readonly code: 'jwt_groups_fetch'; readonly problem: ProviderCallProblem }
  | { readonly code: 'jwt_bound_claim_missing'; readonly claim: string }
  | { readonly code: 'jwt_bound_claim_received'; readonly value: unknown }
  | { readonly code: 'jwt_bound_claim_expected'; readonly value: unknown }
  | { readonly code: 'jwt_bound_claim_no_glob'; readonly value: unknown }
  | { readonly code: 'jwt_bound_claim_mismatch'; readonly claim: string }
  | { readonly code: 'jwt_policy_template'; readonly index: number; readonly failure: TemplateFault }

/** Why a JWT login is refused before its claims are looked at (rows 1 to 13). */
export type JwtLoginReason =
  | { readonly code: 'jwt_config_missing' }
  | { readonly code: 'jwt_role_missing' }
  | { readonly code: 'jwt_role_not_found'; readonly role: string }
  | { readonly code: 'jwt_role_is_oidc'; readonly role: string }
  | { readonly code: 'jwt_token_missing' }
  | { readonly code: 'jwt_source_address'; readonly address: string }
  | { readonly code: 'jwt_verifier'; readonly problem: KeysProblem }
  | { readonly code: 'jwt_token_malformed'; readonly problem: JwsProblem }
  | { readonly code: 'jwt_signature'; readonly problem: SignatureProblem; readonly isPinned: boolean }
  | { readonly code: 'jwt_claims'; readonly problem: ClaimsProblem }
  | { readonly code: 'jwt_algorithm'; readonly algorithm: string }
  | { readonly code: 'jwt_issuer' }
  | { readonly code: 'jwt_subject' }
  | { readonly code: 'jwt_audience' }
  | { readonly code: 'jwt_times'; readonly problem: TimesProblem }
  | { readonly code: 'jwt_audience_unbound' }
  | { readonly code: 'jwt_role_gone'; readonly role: string }

/** Every reason of the jwt/oidc method's configuration, roles and JWT logins. */
export type JwtReason = JwtConfigReason | JwtRoleReason | JwtLoginReason | ClaimReason | CelReason
