import { defineRoutes } from '@postern/contract/routes/define-routes.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import type { World } from '@postern/engine/world.ts'
import { jwtConfigHandlers } from './jwt-config.ts'
import { jwtLoginHandlers } from './jwt-login.ts'
import { jwtRoleHandlers } from './jwt-roles.ts'
import { serve, type Served } from './serve.ts'

const { readJwtConfig, writeJwtConfig, listJwtRoles, readJwtRole, writeJwtRole, deleteJwtRole, loginWithJwt } =
  jwtAuthRoutes.routes
const joined = { readJwtConfig, writeJwtConfig, listJwtRoles, readJwtRole, writeJwtRole, deleteJwtRole, loginWithJwt }

/** The method of types jwt and oidc (spec/jwt-oidc-auth.md). */
export const servedJwtAuth = (world: World): Served =>
  serve(defineRoutes(jwtAuthRoutes.place, joined), {
    ...jwtConfigHandlers(world),
    ...jwtRoleHandlers(world),
    ...jwtLoginHandlers(world),
  })
