import type { OidcProvider } from '@postern/contract/resources/oidc-provider.ts'
import { queryOptions } from '@tanstack/react-query'
import { oidcFlow } from '#lib/api/oidc-flow.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of providers begins with it. */
export const providerRoot = ['oidc-provider'] as const

/** A provider as its list shows it. */
export interface ProviderRow {
  readonly name: string
  readonly provider: OidcProvider | undefined
}

export const providerList = (search: ListSearch): ListQuestion<ProviderRow> => ({
  queryKey: [...providerRoot, 'list', search],
  queryFn: async () => {
    const answer = await oidcProvider.listOidcProviders.send({ input: pageInput(search) })
    return listPage(answer, search, (name, provider): ProviderRow => ({ name, provider }))
  },
})

export const providerNamed = (name: string) =>
  queryOptions({
    queryKey: [...providerRoot, 'one', name],
    queryFn: () => oidcProvider.readOidcProvider.send({ params: { name } }),
  })

/** The metadata apps read. */
export const providerDiscovery = (name: string) =>
  queryOptions({
    queryKey: [...providerRoot, 'discovery', name],
    queryFn: () => oidcFlow.readProviderDiscovery.send({ params: { name } }),
    retry: false,
  })

/** The public keys apps verify with. */
export const providerKeys = (name: string) =>
  queryOptions({
    queryKey: [...providerRoot, 'keys', name],
    queryFn: () => oidcFlow.readProviderKeys.send({ params: { name } }),
    retry: false,
  })

/** Templates of some scopes, to see which claims two of them give. */
export const templatesOf = (names: readonly string[]) =>
  queryOptions({
    queryKey: [...providerRoot, 'templates', ...names],
    queryFn: async () => {
      const { keys, key_info: info = {} } = await oidcProvider.listOidcScopes.send({ input: { detailed: true } })
      return keys.filter((name) => names.includes(name)).map((name) => ({ name, template: info[name]?.template ?? '' }))
    },
    retry: false,
  })
