import { type JwtRoleInput, writeJwtRole } from '#auth/jwt/roles/write-jwt-role.ts'
import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'

/** Writes a jwt role that any token of the mount's issuer passes unless `input` says more. */
export async function writeTestRole(
  world: World,
  mount: Mount,
  { name = 'ci', ...input }: JwtRoleInput & { readonly name?: string } = {},
) {
  await writeJwtRole(world, mount, {
    name,
    input: { role_type: 'jwt', user_claim: 'sub', bound_claims: { sub: '*' }, bound_claims_type: 'glob', ...input },
  })
}
