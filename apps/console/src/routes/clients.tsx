import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

const loadClient = async ({ queries, params: { name } }: { queries: QueryClient; params: { readonly name: string } }) =>
  queries.ensureQueryData((await import('#features/clients/queries.ts')).clientNamed(name))

export const clients = [
  page({
    path: paths.clients,
    search: listSearch,
    show: async () => (await import('#features/clients/client-list-page.tsx')).ClientListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/clients/queries.ts')).clientList(search)),
  }),
  page({
    path: paths.newClient,
    search: z.object({ kind: z.string().optional() }),
    show: async () => (await import('#features/clients/client-create-page.tsx')).ClientCreatePage,
  }),
  page({
    path: `${paths.clients}/$name`,
    show: async () => (await import('#features/clients/client-page.tsx')).ClientPage,
    load: loadClient,
  }),
  page({
    path: `${paths.clients}/$name/access`,
    search: z.object({ filter: z.string().optional(), after: z.string().optional(), via: z.string().optional() }),
    show: async () => (await import('#features/clients/client-access-page.tsx')).ClientAccessPage,
    load: loadClient,
  }),
  page({
    path: `${paths.clients}/$name/tokens`,
    search: z.object({ entity: z.string().optional(), provider: z.string().optional() }),
    show: async () => (await import('#features/clients/client-tokens-page.tsx')).ClientTokensPage,
    load: loadClient,
  }),
  page({
    path: `${paths.clients}/$name/settings`,
    show: async () => (await import('#features/clients/client-settings-page.tsx')).ClientSettingsPage,
    load: loadClient,
  }),
  page({
    path: `${paths.clients}/$name/edit`,
    show: async () => (await import('#features/clients/client-edit-page.tsx')).ClientEditPage,
    load: loadClient,
  }),
]
