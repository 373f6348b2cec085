import { queryOptions } from '@tanstack/react-query'
import { lockedUsers, userpass } from '#lib/api/userpass.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of the users of a mount begins with it. */
export const userRoot = (mount: string) => ['userpass-user', mount] as const

/** A user as their list shows them. */
export interface UserRow {
  readonly name: string
}

export const userList =
  (mount: string) =>
  (search: ListSearch): ListQuestion<UserRow> => ({
    queryKey: [...userRoot(mount), 'list', search],
    queryFn: async () => {
      const answer = await userpass.listUsers.send({ params: { mount }, input: pageInput(search) })
      return listPage(answer, search, (name): UserRow => ({ name }))
    },
  })

export const userNamed = (mount: string, username: string) =>
  queryOptions({
    queryKey: [...userRoot(mount), 'one', username],
    queryFn: () => userpass.readUser.send({ params: { mount, username } }),
  })

/** The names that are locked out at a mount. */
export const lockedAt = (accessor: string) =>
  queryOptions({
    queryKey: ['locked-user', accessor],
    queryFn: async () => {
      const found = await lockedUsers.listLockedUsers.send({ input: { mount_accessor: accessor } })
      return found.by_namespace.flatMap((space) => space.mount_accessors.flatMap((mount) => mount.alias_identifiers))
    },
    enabled: accessor !== '',
    retry: false,
  })
