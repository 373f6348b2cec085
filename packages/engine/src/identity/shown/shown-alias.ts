import type { IdentityAlias } from '@postern/contract/resources/entity-alias.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { Alias } from '../alias.ts'
import { momentOf } from './moment.ts'
import type { MountNamesOf } from './mount-names.ts'

/** An alias as reads show it, with its owner's id (spec/core.md 12.2). */
export function shownAlias(alias: Alias, ownerId: string, namesOf: MountNamesOf): IdentityAlias {
  return {
    id: alias.id,
    canonical_id: ownerId,
    name: alias.name,
    mount_accessor: alias.mountAccessor,
    ...namesOf(alias.mountAccessor),
    metadata: alias.metadata,
    custom_metadata: alias.customMetadata,
    merged_from_canonical_ids: alias.mergedFromEntityIds.length === 0 ? null : [...alias.mergedFromEntityIds],
    namespace_id: rootNamespace,
    creation_time: momentOf(alias.createdAt),
    last_update_time: momentOf(alias.updatedAt),
  }
}

/** An alias inside a list of entities or groups (spec/core.md 12.6). */
export function briefAlias({ id, name, mountAccessor }: Alias, namesOf: MountNamesOf) {
  const { mount_path, mount_type } = namesOf(mountAccessor)
  return { id, name, mount_accessor: mountAccessor, mount_type, mount_path }
}
