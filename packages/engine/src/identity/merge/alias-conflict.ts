import type { AliasConflict } from '../reasons.ts'
import type { MountNamesOf } from '../shown/mount-names.ts'
import type { OwnedAlias } from './merge-plan.ts'

/** One of two aliases at one mount, with whose it is. */
export function conflictOf({ owner, alias }: OwnedAlias, namesOf: MountNamesOf): AliasConflict {
  return {
    aliasId: alias.id,
    aliasName: alias.name,
    entityName: owner.name,
    entityId: owner.id,
    mountAccessor: alias.mountAccessor,
    mountPath: namesOf(alias.mountAccessor).mount_path,
  }
}
