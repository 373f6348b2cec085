import { oidcFlowRoutes } from '@postern/contract/routes/oidc-flow.ts'
import { operationsOf } from '#lib/operation.ts'

/** What an app and its people go through, and why. */
export const oidcFlow = operationsOf(oidcFlowRoutes)
