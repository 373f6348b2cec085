import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { loginWithJwt } from '@postern/engine/auth/jwt/login.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

type Names = 'loginWithJwt'

/** spec/jwt-oidc-auth.md 5. */
export const jwtLoginHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  loginWithJwt: ({ mount, input, request: { path, remoteAddress } }) =>
    loginWithJwt(world, {
      mount,
      path,
      remoteAddress,
      role: input.role ?? '',
      jwt: input.jwt ?? '',
      accessToken: input.distributed_claim_access_token,
    }),
})
