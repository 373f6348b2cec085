import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onRole, widening } from '../advice.ts'
import type { TokenRule } from '../facts.ts'
import { matchesGlob } from '../roles/glob.ts'

/** `sub` is what the role is bound to, exactly: `bound_subject` knows no wildcard. */
export const subject: TokenRule = {
  name: 'bound_subject',
  look({ role, read }) {
    if (role === undefined || read === undefined) return notReached
    const { sub } = read.registered
    const { bound_subject: bound } = role
    if (bound === '') return notAsked
    if (sub === bound) return pass
    const exact = onRole('bind_received_subject', { bound_subject: sub })
    const asPattern = onRole(
      'bind_subject_as_pattern',
      { bound_subject: '', bound_claims_type: 'glob', bound_claims: { sub: bound } },
      widening,
    )
    const fixes = bound.includes('*') && matchesGlob(bound, sub) ? [asPattern, exact] : [exact]
    return refusal({ code: 'jwt_subject' }, { expected: bound, received: sub, fixes })
  },
}
