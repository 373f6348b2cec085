import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { mountPath } from './mount-path.ts'
import { maybeMountAt } from './mount-table.ts'

const protectedPaths = ['sys/', 'identity/', 'cubbyhole/', 'auth/', 'audit/'] as const

/** Secret engines are asked for, and there are none: says why not (spec/core.md 6). */
export async function refuseEngine(
  world: World,
  { path, type }: { readonly path: string; readonly type: string },
): Promise<never> {
  const route = mountPath(path)
  if (route === '/') return refuse({ code: 'mount_path_missing' })
  const taken = await maybeMountAt(world, protectedPaths.find((home) => route.startsWith(home)) ?? route)
  if (taken !== undefined) return refuse({ code: 'mount_path_in_use', existing: taken.path })
  if (isProtected(route)) return refuse({ code: 'mount_path_protected', path: route })
  return refuse(type === '' ? { code: 'mount_type_missing' } : { code: 'mount_type_unknown', type })
}

/** Nothing is there to unmount, but for what cannot be. */
export function disableEngine(path: string): void {
  const route = mountPath(path)
  if (isProtected(route)) refuse({ code: 'mount_stays', path: route })
}

function isProtected(route: string): boolean {
  return protectedPaths.some((home) => route.startsWith(home))
}
