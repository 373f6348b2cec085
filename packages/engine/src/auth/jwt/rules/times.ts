import { type Look, notReached, pass, refusal } from '#finding.ts'
import type { RegisteredClaims } from '../claims/parse-claims.ts'
import { onRequest, onRole, widening } from '../advice.ts'
import type { TokenRule } from '../facts.ts'
import type { JwtReason, TimesProblem } from '../reasons.ts'
import { type Leeways, leewaysOf } from '../roles/leeways.ts'

type Times = Pick<RegisteredClaims, 'exp' | 'nbf' | 'iat'>

/** The token is good now (spec/jwt-oidc-auth.md 5.3). */
export const times: TokenRule = {
  name: 'times',
  look({ role, read, now }) {
    if (role === undefined || read === undefined) return notReached
    const leeways = leewaysOf(role)
    const problem = timesProblem(read.registered, leeways, now)
    return problem === undefined ? pass : refusedTimes(problem, { claims: read.registered, leeways, now })
  },
}

/** Why the times do not hold, if they do not. Bounds are inclusive. */
export function timesProblem(claims: Times, leeways: Leeways, now: number): TimesProblem | undefined {
  if (claims.iat === 0 && claims.nbf === 0 && claims.exp === 0) return 'none'
  const { nbf, exp } = effectiveTimes(claims, leeways)
  if (now + leeways.skew < nbf) return 'not-yet'
  if (now - leeways.skew > exp) return 'expired'
  return now + leeways.skew < claims.iat ? 'issued-in-future' : undefined
}

/** A time that is absent follows from the others; only then do the leeways for it count. */
function effectiveTimes({ iat, nbf, exp }: Times, { expiration, notBefore }: Leeways) {
  const end = exp === 0 ? Math.max(iat, nbf) + expiration : exp
  if (nbf !== 0) return { nbf, exp: end }
  return { nbf: iat === 0 ? end - notBefore : iat, exp: end }
}

interface Judged {
  readonly claims: Times
  readonly leeways: Leeways
  readonly now: number
}

function refusedTimes(problem: TimesProblem, { claims, leeways, now }: Judged): Look<JwtReason> {
  const { nbf, exp } = effectiveTimes(claims, leeways)
  const { skew } = leeways
  return refusal(
    { code: 'jwt_times', problem },
    {
      expected: { now, clock_skew_leeway: skew, expiration_leeway: leeways.expiration, not_before_leeway: leeways.notBefore },
      received: { iat: claims.iat, nbf: claims.nbf, exp: claims.exp, not_before: nbf, expires: exp },
      fixes: fixesOf(problem, { claims, leeways, now }),
    },
  )
}

function fixesOf(problem: TimesProblem, { claims, leeways, now }: Judged) {
  const { nbf, exp } = effectiveTimes(claims, leeways)
  switch (problem) {
    case 'none':
      return [onRequest('have_times_issued')]
    case 'expired':
      return [onRequest('get_fresh_token'), onRole('raise_leeway', { clock_skew_leeway: now - exp }, widening)]
    case 'not-yet':
      return claims.nbf === 0 && claims.iat === 0
        ? [onRole('raise_leeway', { not_before_leeway: exp - now - leeways.skew }, widening), onRequest('have_times_issued')]
        : [onRequest('check_clocks'), onRole('raise_leeway', { clock_skew_leeway: nbf - now }, widening)]
    case 'issued-in-future':
      return [onRequest('check_clocks'), onRole('raise_leeway', { clock_skew_leeway: claims.iat - now }, widening)]
  }
}
