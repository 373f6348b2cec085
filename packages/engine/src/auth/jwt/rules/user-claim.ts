import { type Fix, type Json, notReached, pass, refusal } from '#finding.ts'
import { onRequest, onRole } from '../advice.ts'
import { claimValue } from '../claims/claim-value.ts'
import { type Claims, memberOf } from '../claims/parse-claims.ts'
import { typeOf } from '../claims/type-of.ts'
import type { ClaimRule } from '../facts.ts'
import type { JwtRole } from '../roles/jwt-role.ts'

/** The claim that names who logs in is there, and is a text that is not empty. */
export const userClaim: ClaimRule = {
  name: 'user_claim',
  look({ role, claims }) {
    if (role === undefined || claims === undefined) return notReached
    const { user_claim: claim } = role
    const value = userClaimValue(role, claims)
    const more = { expected: 'text', received: typeOf(value), fixes: fixesOf(role, claims) }
    if (value === undefined) return refusal({ code: 'jwt_claim_not_found', claim }, { ...more, received: namesOf(claims) })
    if (typeof value !== 'string') return refusal({ code: 'jwt_claim_not_text', claim }, more)
    return value === '' ? refusal({ code: 'jwt_claim_empty', claim }, more) : pass
  },
}

/** The value of the user claim; a name with a slash is a pointer only when the role says so. */
export function userClaimValue({ user_claim, user_claim_json_pointer }: JwtRole, claims: Claims): unknown {
  return user_claim_json_pointer ? claimValue(claims, user_claim) : memberOf(claims, user_claim)
}

function namesOf(claims: Claims): Json {
  return { claims: Object.keys(claims) }
}

function fixesOf(role: JwtRole, claims: Claims): readonly Fix[] {
  const asPointer = onRole('read_as_pointer', { user_claim_json_pointer: true })
  const isPointer = role.user_claim.startsWith('/') && typeof claimValue(claims, role.user_claim) === 'string'
  const other = ['sub', 'email', 'preferred_username'].find((name) => {
    const value = memberOf(claims, name)
    return name !== role.user_claim && typeof value === 'string' && value !== ''
  })
  const useOther = other === undefined ? [] : [onRole('use_other_claim', { user_claim: other, user_claim_json_pointer: false })]
  const fixes = isPointer && !role.user_claim_json_pointer ? [asPointer, ...useOther] : useOther
  return fixes.length > 0 ? fixes.slice(0, 2) : [onRequest('add_claim_at_provider')]
}
