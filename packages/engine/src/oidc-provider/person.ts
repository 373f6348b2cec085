import { type Entity, maybeEntity } from '#identity/entity.ts'
import type { Group } from '#identity/group.ts'
import { groupsOf } from '#identity/groups-of.ts'
import type { View } from '#ports/storage.ts'
import type { PersonFacts } from './templates/template-facts.ts'

/** Somebody who signs in, with all groups they belong to, direct or inherited, sorted by name. */
export interface Person {
  readonly entity: Entity
  readonly groups: readonly Group[]
}

/** The person behind an entity id. */
export async function maybePerson(view: View, entityId: string): Promise<Person | undefined> {
  const entity = await maybeEntity(view, entityId)
  if (entity === undefined) return undefined
  const { direct, inherited } = await groupsOf(view, entity.id)
  return { entity, groups: [...direct, ...inherited].toSorted(byName) }
}

/** What templates may know of a person. */
export function factsOf({ entity, groups }: Person): PersonFacts {
  return {
    id: entity.id,
    name: entity.name,
    metadata: entity.metadata ?? {},
    groups,
    aliases: entity.aliases.map(({ mountAccessor, id, name, metadata, customMetadata }) => ({
      accessor: mountAccessor,
      id,
      name,
      metadata: metadata ?? {},
      customMetadata: customMetadata ?? {},
    })),
  }
}

function byName(one: Group, other: Group): number {
  if (one.name === other.name) return 0
  return one.name < other.name ? -1 : 1
}
