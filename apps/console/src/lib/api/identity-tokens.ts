import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { operationsOf } from '#lib/operation.ts'

/** Named keys and identity tokens. */
export const identityTokens = operationsOf(identityTokenRoutes)
