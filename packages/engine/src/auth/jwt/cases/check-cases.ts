import { firstRefusal, judge, type Judgement } from '#finding.ts'
import type { View } from '#ports/storage.ts'
import { claimsOf } from '../claims/parse-claims.ts'
import type { LoginReason, TokenFacts } from '../facts.ts'
import { claimRules } from '../login-rules.ts'
import type { JwtRole } from '../roles/jwt-role.ts'
import { audience } from '../rules/audience.ts'
import { registeredTypes } from '../rules/registered-claims.ts'
import { subject } from '../rules/subject.ts'
import { times } from '../rules/times.ts'
import { unboundAudience } from '../rules/unbound-audience.ts'
import { casesId, jwtRoleCases, type SavedCase } from './role-cases.ts'

/** What a role decides by claims alone: a saved case has no signature, and no address it comes from. */
const caseRules = [registeredTypes, subject, audience, times, unboundAudience, ...claimRules] as const

/** What came of a case. */
export interface CheckedCase {
  readonly saved: SavedCase
  readonly isMet: boolean
  readonly judgement: Judgement<LoginReason>
}

/** Judges a case as a login at its time would be. */
export function checkCase(role: JwtRole, saved: SavedCase): CheckedCase {
  const read = claimsOf(saved.claims)
  const now = saved.at ?? (read.registered.iat || read.registered.nbf || read.registered.exp)
  const facts: TokenFacts = { role, read, claims: read.all, now, isVerified: true }
  const judgement = judge(caseRules, facts)
  const isAccepted = firstRefusal(judgement) === undefined
  return { saved, judgement, isMet: isAccepted === (saved.expects === 'accept') }
}

/** The names of the saved cases that do not come out as expected with this role. */
export async function unmetCases(view: View, role: JwtRole): Promise<readonly string[]> {
  const stored = await jwtRoleCases.maybe(view, casesId(role))
  return (stored?.cases ?? []).filter((saved) => !checkCase(role, saved).isMet).map(({ name }) => name)
}

/** The saved cases of a role. */
export async function casesOf(view: View, role: Pick<JwtRole, 'mount' | 'name'>): Promise<readonly SavedCase[]> {
  return (await jwtRoleCases.maybe(view, casesId(role)))?.cases ?? []
}
