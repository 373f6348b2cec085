import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { type Group, groups, memberEntities, memberGroups } from '../group.ts'
import { momentOf } from '../shown/moment.ts'
import { type MountNamesOf, mountNames } from '../shown/mount-names.ts'
import { briefAlias } from '../shown/shown-alias.ts'
import { keyedList, plainList } from './keyed-list.ts'
import { listing, type ReadRows, type SentPage } from './listing.ts'
import { byAliasId, byId, byName } from './rows.ts'

/** Groups by id, each with its name, alias and how many belong to it (spec/core.md 12.6). */
export async function listGroups(world: World, page: SentPage) {
  const namesOf = await mountNames(world)
  const found = await counted(world, page, byId(groups))
  return keyedList(found, ({ group, entityCount, parentCount }) => ({
    name: group.name,
    num_member_entities: entityCount,
    num_parent_groups: parentCount,
    ...aliasOf(group, namesOf),
  }))
}

/** Groups by name. */
export async function listGroupNames(world: World, page: SentPage) {
  return plainList(await world.storage.read((view) => listing(view, page, byName(groups))))
}

/** The same, with more about each. */
export async function listGroupDetails(world: World, page: SentPage) {
  const namesOf = await mountNames(world)
  const found = await counted(world, page, byName(groups))
  return keyedList(found, ({ group, entityCount, groupCount, parentCount }) => ({
    id: group.id,
    type: group.type,
    policies: [...group.policies],
    num_member_entities: entityCount,
    num_member_groups: groupCount,
    num_parent_groups: parentCount,
    ...aliasOf(group, namesOf),
    last_update_time: momentOf(group.updatedAt),
  }))
}

/** Aliases of groups by id (spec/core.md 12.6). */
export async function listGroupAliases(world: World, page: SentPage) {
  const namesOf = await mountNames(world)
  const read = byAliasId(groups, ({ alias }) => (alias === undefined ? [] : [alias]))
  return keyedList(await world.storage.read((view) => listing(view, page, read)), ({ holder, alias }) => {
    const { id: _, ...brief } = briefAlias(alias, namesOf)
    return { ...brief, canonical_id: holder.id }
  })
}

interface CountedGroup {
  readonly group: Group
  readonly entityCount: number
  readonly groupCount: number
  readonly parentCount: number
}

function counted(world: World, page: SentPage, read: ReadRows<Group>) {
  return world.storage.read(async (view) => {
    const { rows, ...rest } = await listing(view, page, read)
    const counts = rows.map(async (row) => ({ ...row, record: await withCounts(view, row.record) }))
    return { ...rest, rows: await Promise.all(counts) }
  })
}

async function withCounts(view: View, group: Group): Promise<CountedGroup> {
  return {
    group,
    entityCount: (await memberEntities.leadingFrom(view, group.id)).length,
    groupCount: (await memberGroups.leadingFrom(view, group.id)).length,
    parentCount: (await memberGroups.leadingTo(view, group.id)).length,
  }
}

function aliasOf({ alias }: Group, namesOf: MountNamesOf) {
  return alias === undefined ? {} : { alias: briefAlias(alias, namesOf) }
}
