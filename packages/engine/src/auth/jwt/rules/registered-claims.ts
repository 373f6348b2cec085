import { notReached, pass, refusal } from '#finding.ts'
import { onRequest } from '../advice.ts'
import type { TokenRule } from '../facts.ts'
import type { ClaimsProblem } from '../claims/parse-claims.ts'

/** No two readers could understand the registered claims differently (spec/jwt-oidc-auth.md 4.6). */
export const registeredNames: TokenRule = {
  name: 'registered_names',
  look({ read }) {
    if (read === undefined) return notReached
    const { problem } = read
    return problem === undefined || problem.problem === 'type' ? pass : refused(problem)
  },
}

/** The registered claims have their types: a quoted time is an error, not an absent one. */
export const registeredTypes: TokenRule = {
  name: 'registered_types',
  look({ read }) {
    if (read === undefined) return notReached
    return read.problem?.problem === 'type' ? refused(read.problem) : pass
  },
}

function refused(problem: ClaimsProblem) {
  return refusal({ code: 'jwt_claims', problem } as const, { received: problem.problem, fixes: [onRequest('mend_token')] })
}
