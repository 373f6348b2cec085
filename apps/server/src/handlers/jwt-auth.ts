import { defineRoutes } from '@postern/contract/routes/define-routes.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import type { World } from '@postern/engine/world.ts'
import { jwtCaseHandlers } from './jwt-cases.ts'
import { jwtConfigHandlers } from './jwt-config.ts'
import { jwtDebugHandlers } from './jwt-debug.ts'
import { jwtLoginHandlers } from './jwt-login.ts'
import { jwtRoleHandlers } from './jwt-roles.ts'
import { oidcLoginHandlers } from './oidc-login.ts'
import { serve, type Served } from './serve.ts'

const {
  listCelRoles: _list,
  readCelRole: _read,
  writeCelRole: _write,
  patchCelRole: _patch,
  deleteCelRole: _delete,
  loginWithCel: _login,
  ...joined
} = jwtAuthRoutes.routes

/** The method of types jwt and oidc (spec/jwt-oidc-auth.md). */
export const servedJwtAuth = (world: World): Served =>
  serve(defineRoutes(jwtAuthRoutes.place, joined), {
    ...jwtCaseHandlers(world),
    ...jwtConfigHandlers(world),
    ...jwtDebugHandlers(world),
    ...jwtLoginHandlers(world),
    ...jwtRoleHandlers(world),
    ...oidcLoginHandlers(world),
  })
