import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onRole } from '../advice.ts'
import type { ClaimRule } from '../facts.ts'

/** The policies that are templates can be filled in with these claims (spec/jwt-oidc-auth.md 5.8). */
export const policyTemplates: ClaimRule = {
  name: 'token_policies',
  look({ role, claims, policies }) {
    if (role === undefined || claims === undefined) return notReached
    if (!role.token_policies_template_claims || policies === undefined) return notAsked
    if (!('failure' in policies)) return pass
    return refusal(
      { code: 'jwt_policy_template', ...policies },
      {
        expected: role.token.token_policies,
        received: policies.failure.about,
        fixes: [
          onRole('mend_template', { token_policies: role.token.token_policies.filter((_, index) => index !== policies.index) }),
        ],
      },
    )
  },
}
