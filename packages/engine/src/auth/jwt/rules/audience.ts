import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onRequest, onRole, widening } from '../advice.ts'
import type { TokenRule } from '../facts.ts'

/** The token is for us: one of its audiences is one the role binds. One text and a list are treated alike (CVE-2024-5798). */
export const audience: TokenRule = {
  name: 'bound_audiences',
  look({ role, read }) {
    if (role === undefined || read === undefined) return notReached
    const bound = role.bound_audiences ?? []
    const { aud } = read.registered
    if (bound.length === 0) return notAsked
    if (aud.some((value) => bound.includes(value))) return pass
    const [first] = aud
    const accept =
      first === undefined ? [] : [onRole('accept_received_audience', { bound_audiences: [...bound, first] }, widening)]
    return refusal(
      { code: 'jwt_audience' },
      { expected: bound, received: aud, fixes: [onRequest('request_bound_audience'), ...accept] },
    )
  },
}
