import { approleByRoleId } from '#auth/approle/role.ts'
import { maybeJwtConfig } from '#auth/jwt/config/jwt-config.ts'
import type { MountedPath } from '#mounts/mount-table.ts'
import type { World } from '#world.ts'

/** The role that a login asks for; undefined for other requests, and where the method has none. */
export async function loginRole(
  world: World,
  { mount, rest }: MountedPath,
  sent: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  if (rest !== 'login' && rest !== 'oidc/auth_url') return undefined
  if (mount.type === 'approle') return roleOfId(world, mount, sent['role_id'])
  if (mount.type === 'kubernetes') return roleName(sent['role'])
  if (mount.type !== 'jwt' && mount.type !== 'oidc') return undefined
  return roleName(sent['role']) ?? roleName((await maybeJwtConfig(world, mount))?.default_role)
}

async function roleOfId(world: World, mount: MountedPath['mount'], roleId: unknown): Promise<string | undefined> {
  if (typeof roleId !== 'string') return undefined
  return (await world.storage.read((view) => approleByRoleId(view, mount, roleId)))?.name
}

function roleName(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
