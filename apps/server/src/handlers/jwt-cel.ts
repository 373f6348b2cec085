import { celRole } from '@postern/contract/resources/cel-role.ts'
import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { celRoles, maybeCelRole } from '@postern/engine/auth/jwt/cel/cel-role.ts'
import { loginWithCel } from '@postern/engine/auth/jwt/cel/login.ts'
import { patchCelRole, writeCelRole } from '@postern/engine/auth/jwt/cel/write-cel-role.ts'
import { pageOfNames } from '@postern/engine/auth/page-of-names.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'

type Names = 'listCelRoles' | 'readCelRole' | 'writeCelRole' | 'patchCelRole' | 'deleteCelRole' | 'loginWithCel'

/** Roles whose programs decide who may log in (spec/jwt-oidc-auth.md 6). */
export const jwtCelHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  listCelRoles: async ({ mount, input }) =>
    listReply(await pageOfNames(world, { records: celRoles, mount: mount.uuid, page: input })),
  async readCelRole({ mount, params: { name } }) {
    const role = await maybeCelRole(world, mount, name.toLowerCase())
    return role && { data: celRole.parse(role) }
  },
  writeCelRole: async ({ mount, params: { name }, input }) => ({
    data: celRole.parse(await writeCelRole(world, mount, { name, input })),
  }),
  patchCelRole: async ({ mount, params: { name }, input }) => ({
    data: celRole.parse(await patchCelRole(world, mount, { name, input })),
  }),
  async deleteCelRole({ mount, params: { name } }) {
    await world.storage.write((change) => celRoles.remove(change, `${mount.uuid}/${name.toLowerCase()}`))
    return undefined
  },
  loginWithCel: ({ mount, input, request: { path, remoteAddress } }) =>
    loginWithCel(world, { mount, path, remoteAddress, role: input.role ?? '', jwt: input.jwt ?? '' }),
})
