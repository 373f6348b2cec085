import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import type { Entity } from '../entity.ts'
import { reshapedPolicies } from './entity-writes.ts'
import { refuseFlow, sourcesOfEntity } from './flow.ts'
import { refuseReshaping } from './hand-on.ts'
import type { Writer } from './writer.ts'

/** Entities that are to become one, and who says so. */
export interface Merge {
  readonly writer: Writer
  readonly target: Entity
  readonly sources: readonly Entity[]
}

/**
 * Refuses a merge whose writer may not hand on what flows by it: the target's policies to the people behind the
 * sources, and those of the sources' groups to everybody (spec/security.md 7.1).
 */
export async function refuseMerge(world: World, view: View, { writer, target, sources }: Merge): Promise<void> {
  if (writer.isRoot) return
  const flowing = await Promise.all([target, ...sources].map((entity) => sourcesOfEntity(view, entity)))
  // A source's own policies are gone with it.
  const staying = flowing.flat().filter(({ kind, id }) => kind === 'group' || id === target.id)
  await refuseFlow(world, view, { writer, sources: staying })
  const reshaped = await Promise.all([target, ...sources].map((entity) => reshapedPolicies(view, writer, entity)))
  await refuseReshaping(world, view, { writer, policies: [...new Set(reshaped.flat())] })
}
