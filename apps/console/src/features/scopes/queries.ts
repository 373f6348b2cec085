import type { OidcScope } from '@postern/contract/resources/oidc-scope.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of scopes begins with it. */
export const scopeRoot = ['oidc-scope'] as const

/** A scope as its list shows it; the details are missing when it went meanwhile. */
export interface ScopeRow {
  readonly name: string
  readonly scope: OidcScope | undefined
}

export const scopeList = (search: ListSearch): ListQuestion<ScopeRow> => ({
  queryKey: [...scopeRoot, 'list', search],
  queryFn: async () => {
    const answer = await oidcProvider.listOidcScopes.send({ input: { ...pageInput(search), detailed: true } })
    return listPage(answer, search, (name, scope): ScopeRow => ({ name, scope }))
  },
})

export const scopeNamed = (name: string) =>
  queryOptions({
    queryKey: [...scopeRoot, 'one', name],
    queryFn: () => oidcProvider.readOidcScope.send({ params: { name } }),
  })

export const scopePresets = queryOptions({
  queryKey: [...scopeRoot, 'presets'],
  queryFn: () => oidcProvider.listScopePresets.send({}),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The providers that offer a scope. */
export const providersOf = (scope: string) =>
  queryOptions({
    queryKey: [...scopeRoot, 'providers', scope],
    queryFn: async () => {
      const { keys, key_info } = await oidcProvider.listOidcProviders.send({ input: {} })
      return keys.filter((name) => key_info[name]?.scopes_supported.includes(scope))
    },
    retry: false,
  })

/** What is asked of the preview. */
export interface PreviewQuestion {
  readonly name: string
  readonly template: string
  readonly omit_empty: boolean
  readonly claim_types: Readonly<Record<string, string>>
  readonly entity_id: string
  /** A made-up person, as JSON; used where no entity is chosen. */
  readonly person: unknown
  readonly with_scopes: readonly string[]
}

function inputOf({ template, omit_empty, claim_types, entity_id, person, with_scopes }: PreviewQuestion) {
  const whom = entity_id !== '' ? { entity_id } : person === undefined ? {} : { person }
  return { template, omit_empty, claim_types: { ...claim_types }, with_scopes: [...with_scopes], ...whom }
}

/** What a scope says of a person, made by what makes the tokens. */
export const scopePreview = (question: PreviewQuestion) =>
  queryOptions({
    queryKey: [...scopeRoot, 'preview', question],
    queryFn: () => oidcProvider.previewOidcScope.send({ params: { name: question.name || 'new' }, input: inputOf(question) }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  })

/** How up to a hundred people fare with a template. */
export const scopeSample = (question: PreviewQuestion) =>
  oidcProvider.previewOidcScope.send({
    params: { name: question.name || 'new' },
    input: { ...inputOf(question), sample: 100 },
  })
