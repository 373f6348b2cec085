import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { rootPolicyName, wrappingPolicyName, wrappingPolicyText } from './builtin.ts'
import { normalPolicy } from './policy-names.ts'
import { maybePolicy, type PolicyRecord } from './policy-record.ts'

/** A policy as it reads: of the two that are not stored there is a name and a text, and no more. */
export type ReadPolicy = PolicyRecord | Pick<PolicyRecord, 'name' | 'text'>

/** The policy with this name, in whatever spelling. */
export async function readPolicy(world: World, spelling: string): Promise<ReadPolicy> {
  const name = normalPolicy(spelling)
  if (name === rootPolicyName) return { name, text: '' }
  if (name === wrappingPolicyName) return { name, text: wrappingPolicyText }
  const record = await world.storage.read((view) => maybePolicy(view, name, world.clock.now()))
  return record ?? refuse({ code: 'policy_not_found', policy: name })
}
