import type { Change } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { type Alias, aliasKey } from './alias.ts'
import { aliasAt, entities, type Entity } from './entity.ts'
import { shownName } from './name-forms.ts'
import { newAlias, newEntity } from './new-records.ts'
import { isSameMap, mapOrNull, type TextMap } from './text-map.ts'

/** Who a login says it is: a name at a mount, and what the mount knows of it. */
export interface LoginAlias {
  readonly mountAccessor: string
  readonly name: string
  readonly metadata: TextMap
}

/**
 * The entity behind a name at a mount, made in this change when there is none (spec/jwt-oidc-auth.md 13.1). Two first
 * logins at once read the same empty place in the index, so one of them runs again and finds what the other made.
 */
export async function entityForAlias(world: World, change: Change, login: LoginAlias): Promise<Entity> {
  const known = await entities.maybeBy(change, 'byAlias', aliasKey(login))
  if (known === undefined) return bornAtLogin(world, change, login)
  const alias = aliasAt(known, login.mountAccessor)
  // A returning user whose metadata is what it was costs no row.
  if (alias === undefined || isSameMap(alias.metadata, login.metadata)) return known
  const entity = withAlias(known, { ...alias, metadata: mapOrNull(login.metadata), updatedAt: world.clock.millis() })
  await entities.put(change, entity)
  return entity
}

async function bornAtLogin(world: World, change: Change, { mountAccessor, name, metadata }: LoginAlias): Promise<Entity> {
  const blank = await newEntity(world, change)
  const entity = withAlias(blank, newAlias(world, { mountAccessor, name: shownName(name), metadata: mapOrNull(metadata) }))
  await entities.put(change, entity)
  return entity
}

/** The entity with this alias in place of the one it had under the alias's id, or beside the others. */
export function withAlias(entity: Entity, alias: Alias): Entity {
  const isKnown = entity.aliases.some(({ id }) => id === alias.id)
  const aliases = isKnown ? entity.aliases.map((old) => (old.id === alias.id ? alias : old)) : [...entity.aliases, alias]
  return { ...entity, aliases }
}
