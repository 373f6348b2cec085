import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onRole } from '../advice.ts'
import { claimValue } from '../claims/claim-value.ts'
import { typeOf } from '../claims/type-of.ts'
import type { ClaimRule } from '../facts.ts'

/** What is copied to the metadata is text. A claim that is absent is passed over. */
export const claimMappings: ClaimRule = {
  name: 'claim_mappings',
  look({ role, claims }) {
    if (role === undefined || claims === undefined) return notReached
    const mapped = Object.keys(role.claim_mappings ?? {})
    if (mapped.length === 0) return notAsked
    const claim = mapped.find((name) => !['string', 'undefined'].includes(typeof claimValue(claims, name)))
    if (claim === undefined) return pass
    return refusal(
      { code: 'jwt_mapping_not_text', claim },
      {
        expected: 'text',
        received: typeOf(claimValue(claims, claim)),
        fixes: [onRole('drop_mapping', { claim_mappings: { [claim]: null } })],
      },
    )
  },
}
