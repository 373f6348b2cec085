import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { Mount } from './mount.ts'
import { pathsAbove } from './mount-path.ts'
import { mounts, routeOf } from './mount-store.ts'

/** No mount lies within another, so that a path belongs to one (spec/core.md 5.3). */
export async function refuseTakenRoute(view: View, place: Pick<Mount, 'type' | 'path'>): Promise<void> {
  const existing = await mountInTheWay(view, place)
  if (existing !== undefined) refuse({ code: 'mount_path_in_use', existing: existing.path })
}

/** The mount at, above or below a place. */
export async function mountInTheWay(view: View, place: Pick<Mount, 'type' | 'path'>): Promise<Mount | undefined> {
  const route = routeOf(place)
  for (const above of pathsAbove(route)) {
    const mount = await mounts.maybeBy(view, 'byRoute', above)
    if (mount !== undefined) return mount
  }
  const [at] = await mounts.filed(view, 'byRoute', { prefix: route, limit: 1 })
  return at && mounts.maybe(view, at.id)
}
