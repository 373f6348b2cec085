import { normalPolicies, unassignablePolicy } from '#policies/policy-names.ts'
import { refuse } from '#refusal.ts'

/** Policies of an entity or a group in their normal form. Folded before `root` is looked for (CVE-2025-5999). */
export function assignedPolicies(names: readonly string[]): readonly string[] {
  const policies = normalPolicies(names)
  if (policies.includes('root')) refuse({ code: 'identity_root_policy' })
  const policy = unassignablePolicy(policies)
  if (policy !== undefined) refuse({ code: 'policy_not_assignable_to_identity', policy })
  return policies
}
