import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { mountPlaces } from './mount-places.ts'
import { page } from './page.tsx'

export const authMounts = [
  page({
    path: paths.authMounts,
    search: listSearch,
    show: async () => (await import('#features/auth-mounts/mount-list-page.tsx')).MountListPage,
    load: async ({ queries }) => void queries.prefetchQuery((await import('#lib/mounts.ts')).visibleAuthMounts),
  }),
  page({
    path: paths.enableAuth,
    search: z.object({ type: z.string().optional() }),
    show: async () => (await import('#features/auth-mounts/enable-page.tsx')).EnablePage,
  }),
  ...mountPlaces.flatMap((place) => [
    page({
      path: place,
      show: async () => (await import('#features/auth-mounts/mount-page.tsx')).MountPage,
      load: async ({ queries }) => queries.ensureQueryData((await import('#lib/mounts.ts')).visibleAuthMounts),
    }),
    page({
      path: `${place}/tune`,
      show: async () => (await import('#features/auth-mounts/tune-page.tsx')).TunePage,
      load: async ({ queries, params: { mount } }) => {
        const [{ visibleAuthMounts }, { mountTuning }] = await Promise.all([
          import('#lib/mounts.ts'),
          import('#features/auth-mounts/queries.ts'),
        ])
        await Promise.all([queries.ensureQueryData(visibleAuthMounts), queries.ensureQueryData(mountTuning(mount))])
      },
    }),
  ]),
]
