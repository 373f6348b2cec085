import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

const text = z.string().optional()

export const access = [
  page({
    path: paths.oidc,
    show: async () => (await import('#features/oidc-overview/oidc-page.tsx')).OidcPage,
    load: async ({ queries }) => queries.ensureQueryData((await import('#lib/mounts.ts')).visibleAuthMounts),
  }),
  page({
    path: paths.why,
    search: z.object({ entity: text, client: text }),
    show: async () => (await import('#features/why/why-page.tsx')).WhyPage,
  }),
  page({
    path: paths.tokens,
    search: listSearch.extend({ entity: text, parent: text }),
    show: async () => (await import('#features/tokens/token-list-page.tsx')).TokenListPage,
  }),
  page({
    path: paths.newToken,
    show: async () => (await import('#features/tokens/token-create-page.tsx')).TokenCreatePage,
  }),
  page({
    path: `${paths.tokens}/$accessor`,
    show: async () => (await import('#features/tokens/token-page.tsx')).TokenPage,
    load: async ({ queries, params: { accessor } }) =>
      queries.ensureQueryData((await import('#features/tokens/queries.ts')).tokenAt(accessor)),
  }),
  page({
    path: paths.preferences,
    show: async () => (await import('#features/preferences/preferences-page.tsx')).PreferencesPage,
  }),
  page({
    path: paths.consents,
    show: async () => (await import('#features/consents/consents-page.tsx')).ConsentsPage,
    load: async ({ queries }) => queries.ensureQueryData((await import('#features/consents/consents-page.tsx')).ownConsents),
  }),
]
