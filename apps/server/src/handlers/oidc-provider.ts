import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import type { World } from '@postern/engine/world.ts'
import { oidcClientHandlers } from './oidc-clients.ts'
import { oidcScopeHandlers } from './oidc-scopes.ts'
import { serve, type Served } from './serve.ts'

const {
  previewOidcScope: _1,
  readOidcClientAccess: _2,
  readEntityAccess: _3,
  previewOidcClient: _4,
  checkOidcClient: _5,
  readOidcGraph: _6,
  listOwnConsents: _7,
  withdrawOwnConsent: _8,
  listEntityConsents: _9,
  withdrawEntityConsent: _10,
  ...routes
} = oidcProviderRoutes.routes
const table = { ...oidcProviderRoutes, routes }

/** What an OpenID provider is made of (spec/oidc-provider.md 6 to 10). */
export const oidcProviderConfiguration = (world: World): Served =>
  serve(table, { ...oidcScopeHandlers(world), ...oidcClientHandlers(world) })
