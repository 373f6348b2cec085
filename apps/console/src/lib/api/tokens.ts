import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { operationsOf } from '#lib/operation.ts'

/** Tokens: made, looked up, renewed and revoked. */
export const tokens = operationsOf(tokenRoutes)
