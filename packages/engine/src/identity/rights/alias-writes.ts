import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import type { Entity } from '../entity.ts'
import { reshapedPolicies } from './entity-writes.ts'
import { refuseFlow, sourcesOfEntity } from './flow.ts'
import { refuseReshaping } from './hand-on.ts'
import type { Writer } from './writer.ts'

/** An entity that is to be known by another name, and who says so. */
export interface AliasWrite {
  readonly writer: Writer
  readonly owner: Entity
}

/** Refuses to let somebody come in as an entity whose policies the writer may not hand on (spec/security.md 7.1). */
export async function refuseAliasWrite(world: World, view: View, { writer, owner }: AliasWrite): Promise<void> {
  if (writer.isRoot) return
  await refuseFlow(world, view, { writer, sources: await sourcesOfEntity(view, owner) })
  // Templates are filled with the names and metadata of aliases.
  await refuseReshaping(world, view, { writer, policies: await reshapedPolicies(view, writer, owner) })
}
