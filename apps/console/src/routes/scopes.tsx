import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

export const scopes = [
  page({
    path: paths.scopes,
    search: listSearch,
    show: async () => (await import('#features/scopes/scope-list-page.tsx')).ScopeListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/scopes/queries.ts')).scopeList(search)),
  }),
  page({
    path: paths.newScope,
    search: z.object({ preset: z.string().optional() }),
    show: async () => (await import('#features/scopes/scope-create-page.tsx')).ScopeCreatePage,
    load: async ({ queries }) => queries.ensureQueryData((await import('#features/scopes/queries.ts')).scopePresets),
  }),
  page({
    path: `${paths.scopes}/$name`,
    show: async () => (await import('#features/scopes/scope-page.tsx')).ScopePage,
    load: async ({ queries, params: { name } }) => {
      const { scopeNamed, providersOf } = await import('#features/scopes/queries.ts')
      void queries.prefetchQuery(providersOf(name))
      await queries.ensureQueryData(scopeNamed(name))
    },
  }),
  page({
    path: `${paths.scopes}/$name/edit`,
    show: async () => (await import('#features/scopes/scope-edit-page.tsx')).ScopeEditPage,
    load: async ({ queries, params: { name } }) =>
      queries.ensureQueryData((await import('#features/scopes/queries.ts')).scopeNamed(name)),
  }),
]
