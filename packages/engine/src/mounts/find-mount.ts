import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Mount } from './mount.ts'
import { mountPath } from './mount-path.ts'
import { maybeMountAt } from './mount-table.ts'

/** The auth method at a path behind `auth/`. */
export async function findAuthMount(world: World, path: string): Promise<Mount> {
  const spelled = mountPath(path)
  return (await maybeMountAt(world, `auth/${spelled}`)) ?? refuse({ code: 'mount_auth_not_found', path: spelled })
}

/** The mount at a path that is no auth method. */
export async function findFixedMount(world: World, path: string): Promise<Mount> {
  const route = mountPath(path)
  const mount = route.startsWith('auth/') ? undefined : await maybeMountAt(world, route)
  return mount ?? refuse({ code: 'mount_engine_not_found', path: route })
}

/** The mount at a full path such as `auth/jwt`, to show how it is tuned. */
export async function findTunedMount(world: World, path: string): Promise<Mount> {
  const route = mountPath(path)
  return (await maybeMountAt(world, route)) ?? refuse({ code: 'mount_tuning_not_found', path: route })
}
