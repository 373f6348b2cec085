import type { QueryClient } from '@tanstack/react-query'
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
  page({ path: `${place}/health`, show: async () => (await import('./mount-pages.tsx')).HealthRoute, load }),
])
