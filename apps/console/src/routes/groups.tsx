import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

const text = z.string().optional()

export const groups = [
  page({
    path: paths.groups,
    search: listSearch,
    show: async () => (await import('#features/groups/group-list-page.tsx')).GroupListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/groups/queries.ts')).groupList(search)),
  }),
  page({
    path: paths.newGroup,
    search: z.object({ name: text, accessor: text, alias: text }),
    show: async () => (await import('#features/groups/group-create-page.tsx')).GroupCreatePage,
  }),
  page({
    path: `${paths.groups}/$id`,
    search: listSearch,
    show: async () => (await import('#features/groups/group-page.tsx')).GroupPage,
    load: async ({ queries, params: { id } }) =>
      queries.ensureQueryData((await import('#features/groups/queries.ts')).groupWith(id)),
  }),
  page({
    path: `${paths.groups}/$id/edit`,
    show: async () => (await import('#features/groups/group-edit-page.tsx')).GroupEditPage,
    load: async ({ queries, params: { id } }) =>
      queries.ensureQueryData((await import('#features/groups/queries.ts')).groupWith(id)),
  }),
]
