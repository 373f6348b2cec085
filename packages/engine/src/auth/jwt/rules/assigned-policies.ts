import { type Fix, notReached, pass, refusal } from '#finding.ts'
import { normalPolicy } from '#policies/policy-names.ts'
import { policyRefusal } from '../../token-policies.ts'
import { onRole } from '../advice.ts'
import type { ClaimFacts, ClaimRule } from '../facts.ts'
import { policiesIn } from '../proven-by.ts'

/** No login gets a policy that may not be assigned, however it is spelt or put together. */
export const assignedPolicies: ClaimRule = {
  name: 'assigned_policies',
  look(facts) {
    const { role, claims, policies } = facts
    if (role === undefined || claims === undefined || (policies && 'failure' in policies)) return notReached
    const named = policiesIn(facts)
    const reason = policyRefusal(named)
    return reason === undefined ? pass : refusal(reason, { received: named, fixes: fixesOf(facts) })
  },
}

function fixesOf({ role, policies }: ClaimFacts): readonly Fix[] {
  // What a claim is filled in with is not the role's to drop.
  if (role === undefined || policies !== undefined) return [{ on: 'role', advice: 'mend_template', widensAccess: false }]
  const kept = role.token.token_policies.filter((name) => policyRefusal([normalPolicy(name)]) === undefined)
  return [onRole('drop_policy', { token_policies: kept })]
}
