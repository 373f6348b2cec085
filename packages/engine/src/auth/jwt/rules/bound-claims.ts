import { type Fix, type Json, type Look, notAsked, notReached, pass, refusal } from '#finding.ts'
import { isExactNumber } from '#json/exact-json.ts'
import { onRequest, onRole, widening } from '../advice.ts'
import { claimValue, integerText } from '../claims/claim-value.ts'
import { type Claims, memberOf } from '../claims/parse-claims.ts'
import type { ClaimRule } from '../facts.ts'
import type { JwtReason } from '../reasons.ts'
import { type BoundScalar, boundScalars } from '../roles/bound-claims.ts'
import { matchesGlob } from '../roles/glob.ts'
import type { JwtRole } from '../roles/jwt-role.ts'

/** Every bound claim must be present and share at least one value with the role. */
export const boundClaims: ClaimRule = {
  name: 'bound_claims',
  look({ role, claims }) {
    if (role === undefined || claims === undefined) return notReached
    if (role.bound_claims === null || role.bound_claims.entries.size === 0) return notAsked
    for (const [claim, bound] of role.bound_claims.entries) {
      const look = lookAt({ claim, bound, claims, role })
      if (look.verdict === 'refuse') return look
    }
    return pass
  },
}

interface Entry {
  readonly claim: string
  readonly bound: unknown
  readonly claims: Claims
  readonly role: JwtRole
}

function lookAt(entry: Entry): Look<JwtReason> {
  const { claim, bound, claims, role } = entry
  const received = claimValue(claims, claim)
  const more = { expected: { [claim]: plain(bound) }, received: { [claim]: plain(received) } }
  if (received === undefined)
    return refusal({ code: 'jwt_bound_claim_missing', claim }, { ...more, fixes: fixesOfMissing(entry) })
  if (typeof received === 'object' && !Array.isArray(received)) {
    return refusal({ code: 'jwt_bound_claim_received', value: received }, { ...more, fixes: [drop(claim)] })
  }
  const wanted = boundScalars(bound)
  if (wanted === undefined)
    return refusal({ code: 'jwt_bound_claim_expected', value: plain(bound) }, { ...more, fixes: [drop(claim)] })

  const isGlob = role.bound_claims_type === 'glob'
  const unfit = isGlob ? wanted.find((value) => typeof value !== 'string') : undefined
  if (unfit !== undefined)
    return refusal({ code: 'jwt_bound_claim_no_glob', value: printed(unfit) }, { ...more, fixes: [drop(claim)] })
  return isBound({ wanted, received, isGlob })
    ? pass
    : refusal({ code: 'jwt_bound_claim_mismatch', claim }, { ...more, fixes: fixesOfMismatch(entry, received) })
}

interface Comparison {
  readonly wanted: readonly BoundScalar[]
  readonly received: unknown
  readonly isGlob: boolean
}

/** Whether any pair of a bound value and a received one is equal. Numbers are compared only outside lists. */
function isBound({ wanted, received, isGlob }: Comparison): boolean {
  const values = listed(received)
  const isInList = Array.isArray(received)
  return wanted.some((bound) => values.some((value) => isEqual({ bound, value, isGlob, isInList })))
}

interface Pair {
  readonly bound: BoundScalar
  readonly value: unknown
  readonly isGlob: boolean
  readonly isInList: boolean
}

function isEqual({ bound, value, isGlob, isInList }: Pair): boolean {
  if (typeof bound === 'object') return typeof value === 'number' && !isInList && integerText(value) === bound.digits
  if (isGlob && typeof bound === 'string') return typeof value === 'string' && matchesGlob(bound, value)
  return bound === value
}

const drop = (claim: string): Fix => onRole('drop_bound_claim', { bound_claims: { [claim]: null } }, widening)

/** The usual mistakes: a pointer meant as a name, a name meant as a pointer. */
function fixesOfMissing({ claim, bound, claims }: Entry): readonly Fix[] {
  const other = claim.startsWith('/') ? claim.slice(1) : `/${claim}`
  const isThere = claimValue(claims, other) !== undefined || memberOf(claims, other) !== undefined
  const rename = onRole(claim.startsWith('/') ? 'read_as_name' : 'read_as_pointer', {
    bound_claims: { [claim]: null, [other]: json(bound) },
  })
  return isThere ? [rename, drop(claim)] : [onRequest('add_claim_at_provider'), drop(claim)]
}

function fixesOfMismatch({ claim, bound, role }: Entry, received: unknown): readonly Fix[] {
  const first = Array.isArray(received) ? listed(received).find((value) => typeof value === 'string') : received
  const asGlob = onRole('match_as_glob', { bound_claims_type: 'glob' }, widening)
  const wanted = boundScalars(bound) ?? []
  if (role.bound_claims_type === 'string' && isBound({ wanted, received, isGlob: true })) return [asGlob]
  if (typeof first !== 'string' && typeof first !== 'number' && typeof first !== 'boolean') return [drop(claim)]

  // The same value in another type or case narrows nothing and widens nothing.
  const same = wanted.find((value) => printed(value).toLowerCase() === String(first).toLowerCase())
  if (same !== undefined) return [onRole('bind_received_value', { bound_claims: { [claim]: json(first) } })]
  const all = [...listed(bound), first].map(json)
  return [onRequest('use_token_of_trusted_issuer'), onRole('accept_received_value', { bound_claims: { [claim]: all } }, widening)]
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function printed(value: BoundScalar): string {
  return typeof value === 'object' ? value.digits : String(value)
}

/** For showing: numbers as numbers. */
function plain(value: unknown): Json {
  return value === undefined ? null : json(value)
}

function json(value: unknown): Json {
  if (isExactNumber(value)) return Number(value.rawJSON)
  if (Array.isArray(value)) return value.map(json)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, json(member)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
