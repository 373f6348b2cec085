import type { Entity as ShownEntity } from '@postern/contract/resources/entity.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import { type Entity, entities } from '../entity.ts'
import { type GroupsOf, groupsOf } from '../groups-of.ts'
import { type Lookup, maybeNamed } from '../lookup.ts'
import { momentOf } from './moment.ts'
import { mountNames, type MountNamesOf } from './mount-names.ts'
import { shownAlias } from './shown-alias.ts'

/** The entity a lookup names, as reads show it; undefined when there is none (spec/core.md 12.1, 12.5). */
export async function readEntity(world: World, lookup: Lookup): Promise<ShownEntity | undefined> {
  const found = await world.storage.read(async (view) => {
    const entity = await maybeNamed(view, entities, lookup)
    return entity && { entity, groups: await groupsOf(view, entity.id) }
  })
  return found && shownEntity(found, await mountNames(world))
}

interface Found {
  readonly entity: Entity
  readonly groups: GroupsOf
}

function shownEntity({ entity, groups }: Found, namesOf: MountNamesOf): ShownEntity {
  const direct = groups.direct.map(({ id }) => id)
  const inherited = groups.inherited.map(({ id }) => id)
  return {
    id: entity.id,
    name: entity.name,
    namespace_id: rootNamespace,
    metadata: entity.metadata,
    policies: [...entity.policies],
    disabled: entity.isDisabled,
    creation_time: momentOf(entity.createdAt),
    last_update_time: momentOf(entity.updatedAt),
    aliases: entity.aliases.map((alias) => shownAlias(alias, entity.id, namesOf)),
    merged_entity_ids: entity.mergedEntityIds.length === 0 ? null : [...entity.mergedEntityIds],
    direct_group_ids: direct,
    inherited_group_ids: inherited,
    group_ids: [...direct, ...inherited],
    mfa_secrets: {},
  }
}
