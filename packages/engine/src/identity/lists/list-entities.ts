import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { type Entity, entities } from '../entity.ts'
import { memberEntities } from '../group.ts'
import { momentOf } from '../shown/moment.ts'
import { mountNames } from '../shown/mount-names.ts'
import { briefAlias } from '../shown/shown-alias.ts'
import { keyedList, plainList } from './keyed-list.ts'
import { listing, type SentPage } from './listing.ts'
import { byAliasId, byId, byName } from './rows.ts'

/** Entities by id, each with its name and aliases (spec/core.md 12.6). */
export async function listEntities(world: World, page: SentPage) {
  const namesOf = await mountNames(world)
  const found = await world.storage.read((view) => listing(view, page, byId(entities)))
  return keyedList(found, ({ name, aliases }) => ({
    name,
    ...(aliases.length > 0 ? { aliases: aliases.map((alias) => briefAlias(alias, namesOf)) } : {}),
  }))
}

/** Entities by name. */
export async function listEntityNames(world: World, page: SentPage) {
  return plainList(await world.storage.read((view) => listing(view, page, byName(entities))))
}

/** The same, with more about each. */
export async function listEntityDetails(world: World, page: SentPage) {
  const namesOf = await mountNames(world)
  const { found, groupIds } = await world.storage.read(async (view) => {
    const list = await listing(view, page, byName(entities))
    return { found: list, groupIds: await directGroupIds(view, list.rows) }
  })
  return keyedList(found, (entity) => ({
    id: entity.id,
    disabled: entity.isDisabled,
    policies: [...entity.policies],
    aliases: entity.aliases.map((alias) => briefAlias(alias, namesOf)),
    direct_group_ids: [...(groupIds.get(entity.id) ?? [])],
    last_update_time: momentOf(entity.updatedAt),
  }))
}

/** Aliases of entities by id (spec/core.md 12.6). */
export async function listEntityAliases(world: World, page: SentPage) {
  const namesOf = await mountNames(world)
  const read = byAliasId(entities, ({ aliases }) => aliases)
  return keyedList(await world.storage.read((view) => listing(view, page, read)), ({ holder, alias }) => ({
    name: alias.name,
    canonical_id: holder.id,
    mount_accessor: alias.mountAccessor,
    metadata: alias.metadata,
    custom_metadata: alias.customMetadata,
    ...namesOf(alias.mountAccessor),
  }))
}

async function directGroupIds(view: View, rows: readonly { readonly record: Entity }[]) {
  const entries = await Promise.all(
    rows.map(async ({ record: { id } }) => [id, await memberEntities.leadingTo(view, id)] as const),
  )
  return new Map(entries)
}
