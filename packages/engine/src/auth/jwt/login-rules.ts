import type { ClaimRule, LoginRule, TokenRule } from './facts.ts'
import { algorithm } from './rules/algorithm.ts'
import { assignedPolicies } from './rules/assigned-policies.ts'
import { audience } from './rules/audience.ts'
import { boundClaims } from './rules/bound-claims.ts'
import { claimMappings } from './rules/claim-mappings.ts'
import { configuration } from './rules/configuration.ts'
import { groupsClaim } from './rules/groups-claim.ts'
import { issuer } from './rules/issuer.ts'
import { policyTemplates } from './rules/policy-templates.ts'
import { registeredNames, registeredTypes } from './rules/registered-claims.ts'
import { roleExists } from './rules/role-exists.ts'
import { roleName } from './rules/role-name.ts'
import { roleType } from './rules/role-type.ts'
import { signature } from './rules/signature.ts'
import { sourceAddress } from './rules/source-address.ts'
import { subject } from './rules/subject.ts'
import { times } from './rules/times.ts'
import { tokenPresent } from './rules/token-present.ts'
import { tokenShape } from './rules/token-shape.ts'
import { unboundAudience } from './rules/unbound-audience.ts'
import { userClaim } from './rules/user-claim.ts'
import { userInfo } from './rules/user-info.ts'
import { verifier } from './rules/verifier.ts'

/** Who knocks, and at which door: looked at before the token is. */
export const entryRules: readonly LoginRule[] = [configuration, roleName, roleExists, roleType, tokenPresent, sourceAddress]

/** What the token says of itself. */
export const tokenRules: readonly TokenRule[] = [
  verifier,
  tokenShape,
  signature,
  registeredNames,
  algorithm,
  registeredTypes,
  issuer,
  subject,
  audience,
  times,
  unboundAudience,
]

/** What it says of whoever logs in; the same for a JWT login, an OIDC callback and a saved case. */
export const claimRules: readonly ClaimRule[] = [
  userClaim,
  userInfo,
  claimMappings,
  groupsClaim,
  boundClaims,
  policyTemplates,
  assignedPolicies,
]

/** The rules of a JWT login, in the order of spec/jwt-oidc-auth.md 5.1. */
export const jwtLoginRules: readonly LoginRule[] = [...entryRules, ...tokenRules, ...claimRules]
