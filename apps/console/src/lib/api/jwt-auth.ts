import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { operationsOf } from '#lib/operation.ts'

/** The methods jwt and oidc. */
export const jwtAuth = operationsOf(jwtAuthRoutes)
