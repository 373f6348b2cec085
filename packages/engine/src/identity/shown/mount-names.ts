import { listMounts } from '#mounts/mount-table.ts'
import { routeOf } from '#mounts/mount-store.ts'
import type { World } from '#world.ts'

/** What an alias shows of its mount: nothing once the mount is gone (spec/core.md 5.5). */
export interface MountNames {
  readonly mount_path: string
  readonly mount_type: string
  readonly local: boolean
}

/** The names of a mount, by its accessor. */
export type MountNamesOf = (accessor: string) => MountNames

const gone: MountNames = { mount_path: '', mount_type: '', local: false }

/** Knows all mounts as they are now. */
export async function mountNames(world: World): Promise<MountNamesOf> {
  const mounts = await listMounts(world)
  const byAccessor = new Map(
    mounts.map((mount) => [
      mount.accessor,
      { mount_path: routeOf(mount), mount_type: mount.type, local: mount.local } satisfies MountNames,
    ]),
  )
  return (accessor) => byAccessor.get(accessor) ?? gone
}
