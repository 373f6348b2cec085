import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { mountPlaces } from './mount-places.ts'
import { page } from './page.tsx'

const load = async ({ queries }: { readonly queries: QueryClient }) =>
  queries.ensureQueryData((await import('#lib/mounts.ts')).visibleAuthMounts)

export const roles = mountPlaces.flatMap((place) => [
  page({
    path: `${place}/roles`,
    search: listSearch,
    show: async () => (await import('./role-pages.tsx')).RoleListRoute,
    load,
  }),
  page({
    path: `${place}/roles/create`,
    search: z.object({ preset: z.string().optional() }),
    show: async () => (await import('./role-pages.tsx')).RoleCreateRoute,
    load,
  }),
  page({
    path: `${place}/roles/$name`,
    show: async () => (await import('./role-pages.tsx')).RoleRoute,
    load,
  }),
  page({
    path: `${place}/roles/$name/edit`,
    show: async () => (await import('./role-pages.tsx')).RoleEditRoute,
    load,
  }),
])
