import { hasAnyAccessUnder } from '#policies/acl/access-under.ts'
import { refuse } from '#refusal.ts'
import type { Caller } from '#tokens/caller.ts'
import type { World } from '#world.ts'
import type { Mount } from './mount.ts'
import { mountPath } from './mount-path.ts'
import { routeOf } from './mount-store.ts'
import { listMounts, mountOfPath } from './mount-table.ts'

/** A mount, and whether all of it may be seen, or only what signing in needs. */
export interface VisibleMount {
  readonly mount: Mount
  readonly isAllSeen: boolean
}

/** The mounts a caller may do anything at, and those shown to everybody (spec/core.md 6). */
export async function visibleMounts(world: World, caller: Caller | undefined): Promise<readonly VisibleMount[]> {
  const mounts = await listMounts(world)
  return mounts.flatMap((mount): VisibleMount[] => {
    const isAllSeen = caller !== undefined && hasAnyAccessUnder(caller.acl, routeOf(mount))
    return isAllSeen || mount.config.listing_visibility === 'unauth' ? [{ mount, isAllSeen }] : []
  })
}

/** The mount of a path such as `auth/jwt/role/ci`, if the caller may do anything there. Says the same no for every other. */
export async function findVisibleMount(world: World, caller: Caller | undefined, path: string): Promise<Mount> {
  if (caller === undefined) return refuse({ code: 'permission_denied' })
  const route = mountPath(path)
  const mount = (await mountOfPath(world, route))?.mount
  if (mount === undefined || !hasAnyAccessUnder(caller.acl, routeOf(mount))) {
    return refuse({ code: 'mount_not_accessible', path: route })
  }
  return mount
}
