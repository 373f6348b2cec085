import { maybeJwtConfig } from '@postern/engine/auth/jwt/config/jwt-config.ts'
import { hasOidcFlow } from '@postern/engine/auth/jwt/config/key-source-kind.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import { visibleMounts } from '@postern/engine/mounts/visible-mounts.ts'
import type { World } from '@postern/engine/world.ts'
import type { Way } from '@postern/pages/views/sign-in.tsx'

/** The ways to sign in that are listed for everybody. */
export interface Ways {
  readonly passwordMounts: readonly Way[]
  /** Mounts that have an identity provider, and a role for those who name none. */
  readonly outside: readonly Way[]
}

export async function waysIn(world: World): Promise<Ways> {
  const mounts = (await visibleMounts(world, undefined)).map(({ mount }) => mount)
  const outside = await Promise.all(mounts.map(async (mount) => ((await leadsOutside(world, mount)) ? [wayOf(mount)] : [])))
  return { passwordMounts: mounts.filter(({ type }) => type === 'userpass').map(wayOf), outside: outside.flat() }
}

async function leadsOutside(world: World, mount: Mount): Promise<boolean> {
  if (mount.type !== 'oidc' && mount.type !== 'jwt') return false
  const config = await maybeJwtConfig(world, mount)
  return config !== undefined && hasOidcFlow(config) && config.default_role !== ''
}

function wayOf({ path, description }: Mount): Way {
  const mount = path.replace(/\/$/, '')
  return { mount, label: description || mount }
}
