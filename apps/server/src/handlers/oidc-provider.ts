import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import type { World } from '@postern/engine/world.ts'
import { oidcAccessHandlers } from './oidc-access.ts'
import { oidcClientHandlers } from './oidc-clients.ts'
import { oidcScopeHandlers } from './oidc-scopes.ts'
import { serve, type Served } from './serve.ts'

const { previewOidcScope: _1, previewOidcClient: _4, ...routes } = oidcProviderRoutes.routes
const table = { ...oidcProviderRoutes, routes }

/** What an OpenID provider is made of (spec/oidc-provider.md 6 to 10). */
export const oidcProviderConfiguration = (world: World): Served =>
  serve(table, { ...oidcScopeHandlers(world), ...oidcClientHandlers(world), ...oidcAccessHandlers(world) })
