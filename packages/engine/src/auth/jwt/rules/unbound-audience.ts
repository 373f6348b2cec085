import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onRole } from '../advice.ts'
import type { TokenRule } from '../facts.ts'

/** A token that is meant for somebody is only taken by a role that says for whom. */
export const unboundAudience: TokenRule = {
  name: 'unbound_audience',
  look({ role, read }) {
    if (role === undefined || read === undefined) return notReached
    if ((role.bound_audiences ?? []).length > 0) return notAsked
    const { aud } = read.registered
    if (aud.length === 0) return pass
    return refusal(
      { code: 'jwt_audience_unbound' },
      { expected: [], received: aud, fixes: [onRole('bind_received_audience', { bound_audiences: aud })] },
    )
  },
}
