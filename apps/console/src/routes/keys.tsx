import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

export const keys = [
  page({
    path: paths.keys,
    search: listSearch,
    show: async () => (await import('#features/keys/key-list-page.tsx')).KeyListPage,
    load: async ({ queries, search }) => void queries.prefetchQuery((await import('#features/keys/queries.ts')).keyList(search)),
  }),
  page({
    path: paths.newKey,
    show: async () => (await import('#features/keys/key-create-page.tsx')).KeyCreatePage,
  }),
  page({
    path: `${paths.keys}/$name`,
    show: async () => (await import('#features/keys/key-page.tsx')).KeyPage,
    load: async ({ queries, params: { name } }) => {
      const { keyNamed, keyTimeline } = await import('#features/keys/queries.ts')
      await Promise.all([queries.ensureQueryData(keyNamed(name)), queries.ensureQueryData(keyTimeline(name))])
    },
  }),
  page({
    path: `${paths.keys}/$name/edit`,
    show: async () => (await import('#features/keys/key-edit-page.tsx')).KeyEditPage,
    load: async ({ queries, params: { name } }) =>
      queries.ensureQueryData((await import('#features/keys/queries.ts')).keyNamed(name)),
  }),
]
