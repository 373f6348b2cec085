import type { QueryClient } from '@tanstack/react-query'
import { listSearch } from '#lib/list-search.ts'
import { mountPlaces } from './mount-places.ts'
import { page } from './page.tsx'

interface About {
  readonly queries: QueryClient
  readonly params: { readonly mount: string; readonly name: string }
}

async function loadUser({ queries, params: { mount, name } }: About): Promise<void> {
  const [{ userNamed }, { visibleAuthMounts }] = await Promise.all([
    import('#features/userpass/queries.ts'),
    import('#lib/mounts.ts'),
  ])
  await Promise.all([queries.ensureQueryData(userNamed(mount, name)), queries.ensureQueryData(visibleAuthMounts)])
}

export const userpass = mountPlaces.flatMap((place) => [
  page({
    path: `${place}/item/user`,
    search: listSearch,
    show: async () => (await import('#features/userpass/user-list-page.tsx')).UserListPage,
    load: async ({ queries }) => queries.ensureQueryData((await import('#lib/mounts.ts')).visibleAuthMounts),
  }),
  page({
    path: `${place}/item/user/create`,
    show: async () => (await import('#features/userpass/user-create-page.tsx')).UserCreatePage,
  }),
  page({
    path: `${place}/item/user/$name`,
    show: async () => (await import('#features/userpass/user-page.tsx')).UserPage,
    load: loadUser,
  }),
  page({
    path: `${place}/item/user/$name/edit`,
    show: async () => (await import('#features/userpass/user-edit-page.tsx')).UserEditPage,
    load: loadUser,
  }),
])
