import type { ListedOidcClient } from '@postern/contract/resources/oidc-client.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of clients begins with it. */
export const clientRoot = ['oidc-client'] as const

/** A client as its list shows it. */
export interface ClientRow {
  readonly name: string
  readonly client: ListedOidcClient | undefined
}

export const clientList = (search: ListSearch): ListQuestion<ClientRow> => ({
  queryKey: [...clientRoot, 'list', search],
  queryFn: async () => {
    const answer = await oidcProvider.listOidcClients.send({ input: pageInput(search) })
    return listPage(answer, search, (name, client): ClientRow => ({ name, client }))
  },
})

/** A client without its secret, which stays on the server until somebody asks to see it. */
export const clientNamed = (name: string) =>
  queryOptions({
    queryKey: [...clientRoot, 'one', name],
    queryFn: async () => {
      const { client_secret: secret, ...client } = await oidcProvider.readOidcClient.send({ params: { name } })
      return { ...client, has_secret: secret !== undefined }
    },
  })

/** The secret, for the moment it is shown; nothing keeps it. */
export async function clientSecret(name: string): Promise<string> {
  const { client_secret: secret } = await oidcProvider.readOidcClient.send({ params: { name } })
  return secret ?? ''
}

/** The providers that let a client. */
export const providersFor = (clientId: string) =>
  queryOptions({
    queryKey: [...clientRoot, 'providers', clientId],
    queryFn: async () => {
      const { keys, key_info } = await oidcProvider.listOidcProviders.send({ input: { allowed_client_id: clientId } })
      return keys.flatMap((name) => (key_info[name] ? [{ name, ...key_info[name] }] : []))
    },
    retry: false,
  })

export const clientCheckup = (name: string) =>
  queryOptions({
    queryKey: [...clientRoot, 'check-up', name],
    queryFn: () => oidcProvider.checkOidcClient.send({ params: { name } }),
    retry: false,
  })

/** How the people of a client are asked for. */
export interface AccessSearch {
  readonly filter?: string | undefined
  readonly after?: string | undefined
  readonly via?: string | undefined
}

export const clientAccess = (name: string, { filter, after, via }: AccessSearch) =>
  queryOptions({
    queryKey: [...clientRoot, 'access', name, filter, after, via],
    queryFn: () =>
      oidcProvider.readOidcClientAccess.send({
        params: { name },
        input: { limit: 50, count: true, ...(filter ? { filter } : {}), ...(after ? { after } : {}), ...(via ? { via } : {}) },
      }),
    placeholderData: keepPreviousData,
  })

/** Which tokens are asked for. */
export interface TokenQuestion {
  readonly entity: string
  readonly provider: string
  readonly scope: string
}

export const clientPreview = (name: string, { entity, provider, scope }: TokenQuestion) =>
  queryOptions({
    queryKey: [...clientRoot, 'preview', name, entity, provider, scope],
    queryFn: () =>
      oidcProvider.previewOidcClient.send({
        params: { name },
        input: { entity_id: entity, ...(provider ? { provider } : {}), ...(scope ? { scope } : {}) },
      }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  })
