import { isAddressIn } from '#addresses/cidr.ts'
import { notAsked, notReached, pass, type Rule, refusal } from '#finding.ts'
import { onRole, widening } from '../advice.ts'
import type { JwtLoginFacts, LoginReason } from '../facts.ts'

/** The login comes from an address the role is bound to. Looked at before any signature: a refusal reveals nothing. */
export const sourceAddress: Rule<Pick<JwtLoginFacts, 'role' | 'remoteAddress'>, LoginReason> = {
  name: 'source_address',
  look({ role, remoteAddress }) {
    if (role === undefined) return notReached
    const { token_bound_cidrs: cidrs } = role.token
    if (cidrs.length === 0) return notAsked
    if (isAddressIn(remoteAddress, cidrs)) return pass
    return refusal(
      { code: 'jwt_source_address', address: remoteAddress },
      {
        expected: cidrs,
        received: remoteAddress,
        fixes: [onRole('allow_source_address', { token_bound_cidrs: [...cidrs, remoteAddress] }, widening)],
      },
    )
  },
}
