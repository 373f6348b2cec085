import { normalPolicies, unassignablePolicy } from '#policies/policy-names.ts'
import type { ProvenLogin } from './proven-login.ts'
import type { AuthReason } from './reasons.ts'

/** A token's own policies in their normal form, `default` among them unless the role leaves it out (spec/core.md 9.12). */
export function tokenPoliciesOf({ policies, token }: Pick<ProvenLogin, 'policies' | 'token'>): readonly string[] {
  return normalPolicies(token.token_no_default_policy ? policies : [...policies, 'default'])
}

/** Why a login may not have these policies. `root` is looked for after folding: no spelling of it gets through. */
export function policyRefusal(policies: readonly string[]): AuthReason | undefined {
  const named = normalPolicies(policies)
  if (named.includes('root')) return { code: 'login_root_policy' }
  const forbidden = unassignablePolicy(named)
  return forbidden === undefined ? undefined : { code: 'policy_not_assignable', policy: forbidden }
}
