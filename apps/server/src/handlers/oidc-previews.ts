import type { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { previewClient } from '@postern/engine/oidc-provider/explain/preview-client.ts'
import { previewScope } from '@postern/engine/oidc-provider/explain/preview-scope.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

/** What scopes and clients would tell of people (spec/console.md b.6). */
export const oidcPreviewHandlers = (
  world: World,
): Pick<Handlers<typeof oidcProviderRoutes>, 'previewOidcScope' | 'previewOidcClient'> => ({
  previewOidcScope: async ({ params, input }) => ({ data: await previewScope(world, { ...input, ...params }) }),
  previewOidcClient: async ({ params, input: { entity_id: entityId = '', ...input } }) => ({
    data: await previewClient(world, { ...input, client: params.name, entityId }),
  }),
})
