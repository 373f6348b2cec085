import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { operationsOf } from '#lib/operation.ts'

/** Scopes, assignments, clients and providers. */
export const oidcProvider = operationsOf(oidcProviderRoutes)
