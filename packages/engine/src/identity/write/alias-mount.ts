import { isAuthType, type Mount } from '#mounts/mount.ts'
import { mounts } from '#mounts/mount-store.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'

/** The auth method an alias is to name; refuses what is none, and one that is going. */
export async function findAliasMount(view: View, accessor: string): Promise<Mount> {
  const mount = await mounts.maybeBy(view, 'byAccessor', accessor)
  if (mount === undefined || mount.isLeaving || !isAuthType(mount.type)) return refuse({ code: 'alias_mount_invalid', accessor })
  return mount
}
