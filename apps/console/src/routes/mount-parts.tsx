import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { mountPlaces } from './mount-places.ts'
import { page } from './page.tsx'

const load = async ({ queries }: { readonly queries: QueryClient }) =>
  queries.ensureQueryData((await import('#lib/mounts.ts')).visibleAuthMounts)

export const mountParts = mountPlaces.flatMap((place) => [
  page({
    path: `${place}/configuration`,
    show: async () => (await import('./mount-pages.tsx')).ConfigurationRoute,
    load,
  }),
  page({
    path: `${place}/debug`,
    search: z.object({ role: z.string().optional(), attempt: z.string().optional() }),
    show: async () => (await import('./mount-pages.tsx')).DebugRoute,
    load,
  }),
  page({ path: `${place}/groups-map`, show: async () => (await import('./mount-pages.tsx')).GroupMapRoute, load }),
  page({ path: `${place}/health`, show: async () => (await import('./mount-pages.tsx')).HealthRoute, load }),
])
