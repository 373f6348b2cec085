import type { EntityPolicies } from '@postern/contract/resources/entity.ts'
import { policyOrigins } from '#policies/policy-origins.ts'
import type { World } from '#world.ts'
import { identityOf } from '../identity-policies.ts'

/** The policies of an entity, each with how it comes by: its own, or through groups. Undefined when there is none. */
export function entityPolicies(world: World, id: string): Promise<EntityPolicies | undefined> {
  return world.storage.read(async (view) => {
    const identity = await identityOf(view, id)
    if (identity === undefined) return undefined
    const held = await policyOrigins(view, [], identity)
    return {
      policies: held.map(({ policy, origins }) => ({
        name: policy,
        ways: origins.map((origin) => (origin.from === 'group' ? [...origin.path] : [])),
      })),
    }
  })
}
