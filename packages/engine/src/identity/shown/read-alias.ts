import type { IdentityAlias } from '@postern/contract/resources/entity-alias.ts'
import type { World } from '#world.ts'
import { entities } from '../entity.ts'
import { groups } from '../group.ts'
import { mountNames } from './mount-names.ts'
import { shownAlias } from './shown-alias.ts'

/** The alias of an entity with this id (spec/core.md 12.2). */
export async function readEntityAlias(world: World, id: string): Promise<IdentityAlias | undefined> {
  const entity = await world.storage.read((view) => entities.maybeBy(view, 'byAliasId', id))
  const alias = entity?.aliases.find((candidate) => candidate.id === id)
  return entity && alias && shownAlias(alias, entity.id, await mountNames(world))
}

/** The alias of a group with this id (spec/core.md 12.3). */
export async function readGroupAlias(world: World, id: string): Promise<IdentityAlias | undefined> {
  const group = await world.storage.read((view) => groups.maybeBy(view, 'byAliasId', id))
  return group?.alias && shownAlias(group.alias, group.id, await mountNames(world))
}
