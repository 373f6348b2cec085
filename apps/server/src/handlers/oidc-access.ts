import type { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { consentsOf, withdrawConsent } from '@postern/engine/oidc-provider/consent/consents.ts'
import { clientPeople } from '@postern/engine/oidc-provider/explain/client-people.ts'
import { oidcGraph } from '@postern/engine/oidc-provider/explain/oidc-graph.ts'
import { personClients } from '@postern/engine/oidc-provider/explain/person-clients.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

type Handled =
  | 'readOidcClientAccess'
  | 'readEntityAccess'
  | 'readOidcGraph'
  | 'listOwnConsents'
  | 'withdrawOwnConsent'
  | 'listEntityConsents'
  | 'withdrawEntityConsent'

/** Who may sign in to what, and what they agreed to (spec/console.md b.3, b.26). */
export const oidcAccessHandlers = (world: World): Pick<Handlers<typeof oidcProviderRoutes>, Handled> => ({
  async readOidcClientAccess({ params: { name }, input: { count = false, ...query } }) {
    const data = await clientPeople(world, name, { ...query, isCounted: count })
    return data && { data }
  },
  async readEntityAccess({ params: { entity }, input }) {
    const data = await personClients(world, entity, input)
    return data && { data }
  },
  readOidcGraph: async () => ({ data: await oidcGraph(world) }),

  listOwnConsents: async ({ caller: { entityId } }) => ({ data: { consents: await consentsOf(world, entityId) } }),
  async withdrawOwnConsent({ params: { client_id: clientId }, caller: { entityId } }) {
    await withdrawConsent(world, { entityId, clientId })
    return undefined
  },
  listEntityConsents: async ({ params: { entity } }) => ({ data: { consents: await consentsOf(world, entity) } }),
  async withdrawEntityConsent({ params: { client_id: clientId, entity: entityId } }) {
    await withdrawConsent(world, { entityId, clientId })
    return undefined
  },
})
