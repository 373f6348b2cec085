import type { Group as ShownGroup } from '@postern/contract/resources/group.ts'
import type { View } from '#ports/storage.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import { type Group, groups, memberEntities, memberGroups } from '../group.ts'
import { type Lookup, maybeNamed } from '../lookup.ts'
import { momentOf } from './moment.ts'
import { mountNames } from './mount-names.ts'
import { shownAlias } from './shown-alias.ts'

/** The group a lookup names, as reads show it; undefined when there is none (spec/core.md 12.3, 12.5). */
export async function readGroup(world: World, lookup: Lookup): Promise<ShownGroup | undefined> {
  const found = await world.storage.read(async (view) => {
    const group = await maybeNamed(view, groups, lookup)
    return group && { group, kin: await kinOf(view, group.id) }
  })
  if (found === undefined) return undefined
  const { group, kin } = found
  return {
    ...ownFacts(group),
    ...kin,
    alias: group.alias === undefined ? {} : shownAlias(group.alias, group.id, await mountNames(world)),
  }
}

function ownFacts(group: Group) {
  return {
    id: group.id,
    name: group.name,
    type: group.type,
    namespace_id: rootNamespace,
    metadata: group.metadata,
    policies: [...group.policies],
    creation_time: momentOf(group.createdAt),
    last_update_time: momentOf(group.updatedAt),
    modify_index: group.modifyIndex,
  }
}

async function kinOf(view: View, id: string) {
  return {
    member_entity_ids: [...(await memberEntities.leadingFrom(view, id))],
    member_group_ids: [...(await memberGroups.leadingFrom(view, id))],
    parent_group_ids: [...(await memberGroups.leadingTo(view, id))],
  }
}
