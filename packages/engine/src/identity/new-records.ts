import { newHex, newUuid } from '#chance/uuid.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import type { Alias } from './alias.ts'
import { type Entity, entities } from './entity.ts'
import { type Group, groups, type GroupType } from './group.ts'

/** An entity with nothing to it yet. Not stored. */
export async function newEntity(world: World, view: View, name?: string): Promise<Entity> {
  const now = world.clock.millis()
  return {
    id: newUuid(world.chance),
    name: name ?? (await freeName(world, 'entity', (candidate) => entities.idBy(view, 'byName', candidate))),
    metadata: null,
    policies: [],
    isDisabled: false,
    aliases: [],
    mergedEntityIds: [],
    createdAt: now,
    updatedAt: now,
  }
}

/** A group with nothing to it yet. Not stored. */
export async function newGroup(
  world: World,
  view: View,
  { name, type }: { name?: string | undefined; type: GroupType },
): Promise<Group> {
  const now = world.clock.millis()
  return {
    id: newUuid(world.chance),
    name: name ?? (await freeName(world, 'group', (candidate) => groups.idBy(view, 'byName', candidate))),
    type,
    metadata: null,
    policies: [],
    modifyIndex: 0,
    createdAt: now,
    updatedAt: now,
  }
}

/** An alias. It is stored with its entity or group. */
export function newAlias(world: World, given: Pick<Alias, 'name' | 'mountAccessor'> & Partial<Alias>): Alias {
  const now = world.clock.millis()
  return {
    id: newUuid(world.chance),
    metadata: null,
    customMetadata: null,
    mergedFromEntityIds: [],
    createdAt: now,
    updatedAt: now,
    ...given,
  }
}

// Eight digits are documented, and among 100,000 names two of them meet more likely than not.
async function freeName(world: World, kind: string, holderOf: (name: string) => Promise<string | undefined>): Promise<string> {
  const name = `${kind}_${newHex(world.chance, 4)}`
  return (await holderOf(name)) === undefined ? name : freeName(world, kind, holderOf)
}
