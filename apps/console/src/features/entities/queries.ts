import { queryOptions } from '@tanstack/react-query'
import { identity } from '#lib/api/identity.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of entities begins with it. */
export const entityRoot = ['entity'] as const

type NamesAnswer = Awaited<ReturnType<typeof identity.listEntityNames.send>>
type Details = NonNullable<NamesAnswer['key_info']>[string]

/** An entity as its list shows it; the details are missing when it went meanwhile. */
export interface EntityRow {
  readonly name: string
  readonly entity: Details | undefined
}

export const entityList = (search: ListSearch): ListQuestion<EntityRow> => ({
  queryKey: [...entityRoot, 'list', search],
  queryFn: async () => {
    const answer = await identity.listEntityNames.send({ input: { ...pageInput(search), detailed: true } })
    return listPage(answer, search, (name, entity): EntityRow => ({ name, entity }))
  },
})

export const entityWith = (id: string) =>
  queryOptions({
    queryKey: [...entityRoot, 'one', id],
    queryFn: () => identity.readEntity.send({ params: { id } }),
  })

/** The policies of an entity, each with every way it comes by. */
export const policiesOf = (id: string) =>
  queryOptions({
    queryKey: [...entityRoot, 'policies', id],
    queryFn: () => identity.readEntityPolicies.send({ params: { id } }),
    retry: false,
  })

/** The apps a person can sign in to, and how. */
export const clientsOf = (id: string) =>
  queryOptions({
    queryKey: [...entityRoot, 'clients', id],
    queryFn: () => oidcProvider.readEntityAccess.send({ params: { entity: id }, input: { limit: 200 } }),
    retry: false,
  })

/** What a person has agreed to. */
export const consentsOf = (id: string) =>
  queryOptions({
    queryKey: [...entityRoot, 'consents', id],
    queryFn: () => oidcProvider.listEntityConsents.send({ params: { entity: id } }),
    retry: false,
  })

/** What a merge would do. */
export const mergePreviewOf = (to: string, from: readonly string[], keep: readonly string[]) =>
  queryOptions({
    queryKey: [...entityRoot, 'merge', to, from, keep],
    queryFn: () =>
      identity.previewEntityMerge.send({
        input: { to_entity_id: to, from_entity_ids: [...from], conflicting_alias_ids_to_keep: [...keep] },
      }),
    enabled: from.length > 0,
    retry: false,
    staleTime: 0,
  })
