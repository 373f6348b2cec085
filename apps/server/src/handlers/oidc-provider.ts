import type { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { oidcAccessHandlers } from './oidc-access.ts'
import { oidcClientHandlers } from './oidc-clients.ts'
import { oidcPreviewHandlers } from './oidc-previews.ts'
import { oidcScopeHandlers } from './oidc-scopes.ts'

/** What an OpenID provider is made of (spec/oidc-provider.md 6 to 10). */
export const oidcProviderHandlers = (world: World): Handlers<typeof oidcProviderRoutes> => ({
  ...oidcScopeHandlers(world),
  ...oidcClientHandlers(world),
  ...oidcAccessHandlers(world),
  ...oidcPreviewHandlers(world),
})
