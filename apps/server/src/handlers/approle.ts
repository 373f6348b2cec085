import type { approleRoutes } from '@postern/contract/routes/approle.ts'
import { loginWithApprole } from '@postern/engine/auth/approle/login.ts'
import type { World } from '@postern/engine/world.ts'
import { approleRoleHandlers } from './approle-roles.ts'
import { approleSecretHandlers } from './approle-secrets.ts'
import { approleSettingHandlers } from './approle-settings.ts'
import type { Handlers } from './handlers.ts'

/** spec/core.md 13.1. */
export const approleHandlers = (world: World): Handlers<typeof approleRoutes> => ({
  loginWithApprole: ({ mount, input, request }) =>
    loginWithApprole(world, {
      mount,
      roleId: input.role_id ?? '',
      secretId: input.secret_id ?? '',
      remoteAddress: request.remoteAddress,
    }),
  ...approleRoleHandlers(world),
  ...approleSettingHandlers(world),
  ...approleSecretHandlers(world),
})
