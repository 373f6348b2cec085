import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { jwtCaseHandlers } from './jwt-cases.ts'
import { jwtCelHandlers } from './jwt-cel.ts'
import { jwtConfigHandlers } from './jwt-config.ts'
import { jwtDebugHandlers } from './jwt-debug.ts'
import { jwtLoginHandlers } from './jwt-login.ts'
import { jwtRoleHandlers } from './jwt-roles.ts'
import { oidcLoginHandlers } from './oidc-login.ts'

/** The method of types jwt and oidc (spec/jwt-oidc-auth.md). */
export const jwtAuthHandlers = (world: World): Handlers<typeof jwtAuthRoutes> => ({
  ...jwtCaseHandlers(world),
  ...jwtCelHandlers(world),
  ...jwtConfigHandlers(world),
  ...jwtDebugHandlers(world),
  ...jwtLoginHandlers(world),
  ...jwtRoleHandlers(world),
  ...oidcLoginHandlers(world),
})
