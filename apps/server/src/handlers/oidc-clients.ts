import { listedOidcClient, oidcClient } from '@postern/contract/resources/oidc-client.ts'
import { oidcProvider, type OidcProvider } from '@postern/contract/resources/oidc-provider.ts'
import type { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { clientChecks } from '@postern/engine/oidc-provider/clients/client-checks.ts'
import { clients, maybeClient } from '@postern/engine/oidc-provider/clients/client.ts'
import { retireClientSecret, rotateClientSecret } from '@postern/engine/oidc-provider/clients/client-secrets.ts'
import { listClients } from '@postern/engine/oidc-provider/clients/list-clients.ts'
import { deleteClient, writeClient } from '@postern/engine/oidc-provider/clients/write-client.ts'
import { providerIssuer } from '@postern/engine/oidc-provider/issuer.ts'
import { listProviders } from '@postern/engine/oidc-provider/providers/list-providers.ts'
import { maybeProvider, type Provider } from '@postern/engine/oidc-provider/providers/provider.ts'
import { deleteProvider, writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import type { World } from '@postern/engine/world.ts'
import { oidcWarnings } from '../wording/oidc-warnings.ts'
import type { Handlers } from './handlers.ts'

type Handled =
  | 'listOidcClients'
  | 'readOidcClient'
  | 'writeOidcClient'
  | 'deleteOidcClient'
  | 'rotateOidcClientSecret'
  | 'retireOidcClientSecret'
  | 'checkOidcClient'
  | 'listOidcProviders'
  | 'readOidcProvider'
  | 'writeOidcProvider'
  | 'deleteOidcProvider'

const anHour = 3600

/** Clients and providers (spec/oidc-provider.md 9, 10). */
export const oidcClientHandlers = (world: World): Pick<Handlers<typeof oidcProviderRoutes>, Handled> => ({
  async listOidcClients({ input }) {
    const found = await listClients(world, input)
    if (found.length === 0) return undefined
    // The parse keeps what a list may show, which is never the secret.
    const key_info = Object.fromEntries(found.map((client) => [client.name, listedOidcClient.parse(client)]))
    return { data: { keys: found.map(({ name }) => name), key_info } }
  },
  async readOidcClient({ params: { name } }) {
    const client = await world.storage.read((view) => maybeClient(view, name))
    return client && { data: oidcClient.parse(client) }
  },
  writeOidcClient: {
    exists: async ({ params: { name } }) =>
      (await world.storage.read((view) => clients.idBy(view, 'byName', name))) !== undefined,
    async write({ params, input }) {
      const { insecureRedirects } = await writeClient(world, { ...input, ...params })
      return warned(insecureRedirects.map(oidcWarnings.insecureRedirect))
    },
  },
  async deleteOidcClient({ params: { name } }) {
    await deleteClient(world, name)
    return undefined
  },
  rotateOidcClientSecret: async ({ params: { name }, input: { overlap = anHour } }) => ({
    data: await rotateClientSecret(world, { name, overlap }),
  }),
  async retireOidcClientSecret({ params: { name } }) {
    await retireClientSecret(world, name)
    return undefined
  },
  async checkOidcClient({ params: { name } }) {
    const checks = await clientChecks(world, name)
    return checks && { data: { checks: [...checks] } }
  },

  async listOidcProviders({ input: { allowed_client_id: allowedClientId, ...query } }) {
    const found = await listProviders(world, { ...query, allowedClientId })
    if (found.length === 0) return undefined
    const key_info = Object.fromEntries(found.map((provider) => [provider.name, viewOf(world, provider)]))
    return { data: { keys: found.map(({ name }) => name), key_info } }
  },
  async readOidcProvider({ params: { name } }) {
    const provider = await world.storage.read((view) => maybeProvider(view, name))
    return provider && { data: viewOf(world, provider) }
  },
  writeOidcProvider: {
    exists: async ({ params: { name } }) => (await world.storage.read((view) => maybeProvider(view, name))) !== undefined,
    async write({ params, input }) {
      const { hasIssuer, conflicts } = await writeProvider(world, { ...input, ...params })
      return warned([...(hasIssuer ? [oidcWarnings.explicitIssuer] : []), ...conflicts.map(oidcWarnings.claimConflict)])
    },
  },
  async deleteOidcProvider({ params: { name } }) {
    await deleteProvider(world, name)
    return undefined
  },
})

/** Nothing to say is a 204, warnings are a 200 (spec/oidc-provider.md 1.4). */
function warned(warnings: readonly string[]) {
  return warnings.length === 0 ? undefined : { warnings }
}

/** A provider as it is read: its issuer with the path, as tokens name it. */
function viewOf({ settings }: World, provider: Provider): OidcProvider {
  return oidcProvider.parse({ ...provider, issuer: providerIssuer(settings, provider) })
}
