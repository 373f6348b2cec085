import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

export const providers = [
  page({
    path: paths.providers,
    search: listSearch,
    show: async () => (await import('#features/providers/provider-list-page.tsx')).ProviderListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/providers/queries.ts')).providerList(search)),
  }),
  page({
    path: paths.newProvider,
    show: async () => (await import('#features/providers/provider-create-page.tsx')).ProviderCreatePage,
  }),
  page({
    path: `${paths.providers}/$name`,
    show: async () => (await import('#features/providers/provider-page.tsx')).ProviderPage,
    load: async ({ queries, params: { name } }) => {
      const { providerDiscovery, providerNamed } = await import('#features/providers/queries.ts')
      void queries.prefetchQuery(providerDiscovery(name))
      await queries.ensureQueryData(providerNamed(name))
    },
  }),
  page({
    path: `${paths.providers}/$name/edit`,
    show: async () => (await import('#features/providers/provider-edit-page.tsx')).ProviderEditPage,
    load: async ({ queries, params: { name } }) =>
      queries.ensureQueryData((await import('#features/providers/queries.ts')).providerNamed(name)),
  }),
]
