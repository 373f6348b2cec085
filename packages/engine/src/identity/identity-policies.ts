import type { View } from '#ports/storage.ts'
import { type Entity, maybeEntity } from './entity.ts'
import { type GroupsOf, groupsOf } from './groups-of.ts'

/** What a request needs to know of the entity behind its token. */
export interface Identity {
  readonly entity: Entity
  readonly groups: GroupsOf
  /** Those of the entity and of all its groups, sorted, each once. */
  readonly policies: readonly string[]
}

/** The entity (or the one it was merged into) with its groups and policies; undefined when it was deleted. */
export async function identityOf(view: View, entityId: string): Promise<Identity | undefined> {
  const entity = await maybeEntity(view, entityId)
  if (entity === undefined) return undefined
  const groups = await groupsOf(view, entity.id)
  return { entity, groups, policies: unitedPolicies(entity, groups) }
}

/** The policies an entity has of its own and through its groups, sorted, each once. */
export async function identityPoliciesOf(view: View, entity: Entity): Promise<readonly string[]> {
  return unitedPolicies(entity, await groupsOf(view, entity.id))
}

function unitedPolicies(entity: Entity, { direct, inherited }: GroupsOf): readonly string[] {
  return [...new Set([entity, ...direct, ...inherited].flatMap(({ policies }) => policies))].sort()
}
