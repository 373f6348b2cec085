import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import type { Entity } from '../entity.ts'
import { identityPoliciesOf } from '../identity-policies.ts'
import { isSameMap } from '../text-map.ts'
import { refuseHandingOn, refuseReshaping } from './hand-on.ts'
import type { Writer } from './writer.ts'

/** An entity as it was, if it was there, and as it is to be. */
export interface EntityWrite {
  readonly writer: Writer
  readonly before: Entity | undefined
  readonly after: Entity
}

/** Refuses to give an entity policies the writer may not hand on, or to turn those it has to other paths. */
export async function refuseEntityWrite(world: World, view: View, { writer, before, after }: EntityWrite): Promise<void> {
  const policies = after.policies.filter((policy) => before?.policies.includes(policy) !== true)
  await refuseHandingOn(world, view, { writer, policies })
  if (before === undefined || writer.isRoot) return
  if (before.name === after.name && isSameMap(before.metadata, after.metadata)) return
  await refuseReshaping(world, view, { writer, policies: await reshapedPolicies(view, writer, before) })
}

/** The policies that may be filled with what is written of an entity; those of other tokens are not known here. */
export async function reshapedPolicies(view: View, writer: Writer, entity: Entity): Promise<readonly string[]> {
  const held = await identityPoliciesOf(view, entity)
  return writer.entityId === entity.id ? [...held, ...writer.tokenPolicies] : held
}
