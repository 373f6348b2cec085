import { mounts } from '#mounts/mount-store.ts'
import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Alias } from '../alias.ts'
import { aliasAt, entities, type Entity } from '../entity.ts'
import { withAlias } from '../entity-for-alias.ts'
import { refuseAliasWrite } from '../rights/alias-writes.ts'
import type { Writer } from '../rights/writer.ts'

/** An alias on its way from one entity to another. */
export interface AliasMove {
  readonly writer: Writer
  readonly holder: Entity
  readonly alias: Alias
  readonly ownerId: string
}

/** Gives an alias to another entity: who logs in by it is somebody else from then on (spec/core.md 12.2). */
export async function moveAlias(world: World, change: Change, { writer, holder, alias, ownerId }: AliasMove): Promise<void> {
  const owner = (await entities.maybe(change, ownerId)) ?? refuse({ code: 'alias_target_missing' })
  const mount = await mounts.maybeBy(change, 'byAccessor', alias.mountAccessor)
  if (mount?.local) refuse({ code: 'alias_is_local' })
  if (aliasAt(owner, alias.mountAccessor)) refuse({ code: 'alias_target_has_one' })
  await refuseAliasWrite(world, change, { writer, owner })
  await entities.put(change, withoutAlias(holder, alias.id))
  await entities.put(change, withAlias(owner, alias))
}

/** The entity without the alias with this id. */
export function withoutAlias(entity: Entity, id: string): Entity {
  return { ...entity, aliases: entity.aliases.filter((alias) => alias.id !== id) }
}
