import type { OidcKey } from '@postern/contract/resources/oidc-key.ts'
import { queryOptions } from '@tanstack/react-query'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of keys begins with it. */
export const keyRoot = ['oidc-key'] as const

/** A key as its list shows it; the details are missing when it went meanwhile. */
export interface KeyRow {
  readonly name: string
  readonly key: OidcKey | undefined
}

export const keyList = (search: ListSearch): ListQuestion<KeyRow> => ({
  queryKey: [...keyRoot, 'list', search],
  queryFn: async () => {
    const answer = await identityTokens.listOidcKeys.send({ input: { ...pageInput(search), detailed: true } })
    return listPage(answer, search, (name, key): KeyRow => ({ name, key }))
  },
})

export const keyNamed = (name: string) =>
  queryOptions({
    queryKey: [...keyRoot, 'one', name],
    queryFn: () => identityTokens.readOidcKey.send({ params: { name } }),
  })

export const keyTimeline = (name: string) =>
  queryOptions({
    queryKey: [...keyRoot, 'timeline', name],
    queryFn: () => identityTokens.readOidcKeyTimeline.send({ params: { name } }),
  })
