import { queryOptions } from '@tanstack/react-query'
import { oidcProvider } from './api/oidc-provider.ts'

/** The names of all clients by client id. */
export const clientNames = queryOptions({
  queryKey: ['oidc-client', 'names'],
  queryFn: async () => {
    const { keys, key_info } = await oidcProvider.listOidcClients.send({ input: {} })
    return new Map(keys.flatMap((name) => (key_info[name] ? [[key_info[name].client_id, name] as const] : [])))
  },
  staleTime: 30_000,
  retry: false,
})
