import { type JwtRole, jwtRole } from '@postern/contract/resources/jwt-role.ts'
import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { deleteJwtRole } from '@postern/engine/auth/jwt/roles/delete-jwt-role.ts'
import { maybeJwtRole } from '@postern/engine/auth/jwt/roles/jwt-role.ts'
import { listJwtRoles } from '@postern/engine/auth/jwt/roles/list-jwt-roles.ts'
import { shownJwtRole } from '@postern/engine/auth/jwt/roles/shown-jwt-role.ts'
import { writeJwtRole } from '@postern/engine/auth/jwt/roles/write-jwt-role.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { World } from '@postern/engine/world.ts'
import { jwtRoleWarning } from '../wording/jwt-warnings.ts'
import type { Handlers } from './handlers.ts'
import { detailedReply } from './list-reply.ts'

type Names = 'listJwtRoles' | 'readJwtRole' | 'writeJwtRole' | 'deleteJwtRole'

/** The roles of a jwt/oidc mount (spec/jwt-oidc-auth.md 3). */
export const jwtRoleHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  listJwtRoles: async ({ mount, input }) =>
    detailedReply(await listJwtRoles(world, mount, input), input.detailed, (names) =>
      Promise.all(names.map((name) => shownRole(world, mount, name))),
    ),
  async readJwtRole({ mount, params: { name } }) {
    const role = await shownRole(world, mount, name)
    return role && { data: role }
  },
  writeJwtRole: {
    exists: async ({ mount, params: { name } }) => (await maybeJwtRole(world, mount, name.toLowerCase())) !== undefined,
    async write({ mount, params: { name }, input }) {
      const warnings = await writeJwtRole(world, mount, { name, input })
      return warnings.length === 0 ? undefined : { warnings: warnings.map((warning) => jwtRoleWarning[warning]) }
    },
  },
  async deleteJwtRole({ mount, params: { name } }) {
    await deleteJwtRole(world, mount, name)
    return undefined
  },
})

async function shownRole(world: World, mount: Mount, name: string): Promise<JwtRole | undefined> {
  const role = await maybeJwtRole(world, mount, name.toLowerCase())
  return role && jwtRole.parse(shownJwtRole(role))
}
