import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

interface About {
  readonly queries: QueryClient
  readonly params: { readonly id: string }
}

const load = async ({ queries, params: { id } }: About) =>
  queries.ensureQueryData((await import('#features/entities/queries.ts')).entityWith(id))

export const entities = [
  page({
    path: paths.entities,
    search: listSearch,
    show: async () => (await import('#features/entities/entity-list-page.tsx')).EntityListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/entities/queries.ts')).entityList(search)),
  }),
  page({
    path: paths.newEntity,
    show: async () => (await import('#features/entities/entity-create-page.tsx')).EntityCreatePage,
  }),
  page({
    path: `${paths.entities}/$id`,
    show: async () => (await import('#features/entities/entity-page.tsx')).EntityPage,
    load,
  }),
  page({
    path: `${paths.entities}/$id/edit`,
    show: async () => (await import('#features/entities/entity-edit-page.tsx')).EntityEditPage,
    load,
  }),
  page({
    path: `${paths.entities}/$id/merge`,
    search: z.object({ from: z.string().optional() }),
    show: async () => (await import('#features/entities/merge-page.tsx')).MergePage,
    load,
  }),
]
