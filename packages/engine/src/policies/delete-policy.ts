import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { defaultPolicyName, fixedPolicies } from './builtin.ts'
import { normalPolicy } from './policy-names.ts'
import { policies } from './policy-record.ts'

/** Takes a policy away from everybody at once; that it is not there is no mistake (spec/core.md 7.1). */
export async function deletePolicy(world: World, spelling: string): Promise<void> {
  const policy = normalPolicy(spelling)
  if (fixedPolicies.has(policy) || policy === defaultPolicyName) refuse({ code: 'policy_not_deletable', policy })
  await world.storage.write((change) => policies.remove(change, policy))
}
