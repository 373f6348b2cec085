import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { authMounts } from '#lib/api/auth-mounts.ts'
import type { ListQuestion, ListSearch } from '#lib/list-search.ts'
import { mountRoot, visibleAuthMounts, type AuthMount } from '#lib/mounts.ts'

/** The mounts as a list. The server gives them all at once, so the search is done here. */
export const mountList =
  (queries: QueryClient) =>
  ({ filter = '' }: ListSearch): ListQuestion<AuthMount> => ({
    queryKey: [...mountRoot, 'list', filter],
    queryFn: async () => {
      const word = filter.toLowerCase()
      const all = await queries.fetchQuery(visibleAuthMounts)
      const rows = all.filter(({ path, type, description }) => `${path} ${type} ${description}`.toLowerCase().includes(word))
      return { rows, next: undefined }
    },
  })

export const mountTuning = (path: string) =>
  queryOptions({
    queryKey: [...mountRoot, 'tuning', path],
    queryFn: () => authMounts.readAuthTuning.send({ params: { path } }),
  })
