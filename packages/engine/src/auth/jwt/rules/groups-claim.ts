import { type Fix, notAsked, notReached, pass, refusal } from '#finding.ts'
import { onConfig, onRequest, onRole } from '../advice.ts'
import { claimValue } from '../claims/claim-value.ts'
import { type GroupsProblem, groupsIn } from '../claims/groups-in.ts'
import { type Claims, memberOf } from '../claims/parse-claims.ts'
import { typeOf } from '../claims/type-of.ts'
import type { ClaimRule } from '../facts.ts'
import type { JwtReason } from '../reasons.ts'

/** The claim that lists groups is there and lists groups, once the role names one. */
export const groupsClaim: ClaimRule = {
  name: 'groups_claim',
  look({ role, claims, groupsProblem: problem }) {
    if (role === undefined || claims === undefined) return notReached
    const { groups_claim: claim } = role
    if (claim === '') return notAsked
    const drop = onRole('drop_groups_claim', { groups_claim: '' })
    if (problem !== undefined) {
      return refusal(
        { code: 'jwt_groups_fetch', problem },
        { received: problem.problem, fixes: [onConfig('configure_provider_handler'), drop] },
      )
    }
    const groups = groupsIn(claims, claim)
    if (!('problem' in groups)) return pass
    return refusal(reasonOf(groups, claim), {
      expected: 'list of texts',
      received: typeOf(claimValue(claims, claim)),
      fixes: groups.problem === 'absent' ? [...sourceFixes(claims), drop] : [drop],
    })
  },
}

function reasonOf(groups: GroupsProblem, claim: string): JwtReason {
  switch (groups.problem) {
    case 'absent':
      return { code: 'jwt_groups_not_found', claim }
    case 'not-a-list':
      return { code: 'jwt_groups_not_a_list', claim }
    case 'element':
      return { code: 'jwt_groups_element', value: groups.value }
  }
}

/** Too many groups for a token are named elsewhere (Entra's overage), which a provider handler can follow. */
function sourceFixes(claims: Claims): readonly Fix[] {
  return memberOf(claims, '_claim_names') === undefined
    ? [onRequest('add_claim_at_provider')]
    : [onConfig('configure_provider_handler', { provider_config: { provider: 'azure' } })]
}
