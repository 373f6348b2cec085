import { queryOptions } from '@tanstack/react-query'
import { identity } from '#lib/api/identity.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of groups begins with it. */
export const groupRoot = ['group'] as const

type Details = NonNullable<Awaited<ReturnType<typeof identity.listGroupNames.send>>['key_info']>[string]

/** A group as its list shows it; the details are missing when it went meanwhile. */
export interface GroupRow {
  readonly name: string
  readonly group: Details | undefined
}

export const groupList = (search: ListSearch): ListQuestion<GroupRow> => ({
  queryKey: [...groupRoot, 'list', search],
  queryFn: async () => {
    const answer = await identity.listGroupNames.send({ input: { ...pageInput(search), detailed: true } })
    return listPage(answer, search, (name, group): GroupRow => ({ name, group }))
  },
})

export const groupWith = (id: string) =>
  queryOptions({
    queryKey: [...groupRoot, 'one', id],
    queryFn: () => identity.readGroup.send({ params: { id } }),
  })

type Member = NonNullable<Awaited<ReturnType<typeof identity.listGroupMembers.send>>['key_info']>[string]

/** A member of a group: a person, or a group inside it. */
export interface MemberRow {
  readonly id: string
  readonly member: Member | undefined
}

/** The members of a group, groups first, a page of them. */
export const memberList =
  (id: string) =>
  (search: ListSearch): ListQuestion<MemberRow> => ({
    queryKey: [...groupRoot, 'members', id, search],
    queryFn: async () => {
      const answer = await identity.listGroupMembers.send({ params: { id }, input: pageInput(search) })
      return listPage(answer, search, (key, member): MemberRow => ({ id: key, member }))
    },
  })

/** The assignments that name a group. */
export const assignmentsOf = (id: string) =>
  queryOptions({
    queryKey: [...groupRoot, 'assignments', id],
    queryFn: async () => {
      const { keys, key_info: info = {} } = await oidcProvider.listOidcAssignments.send({ input: { detailed: true } })
      return keys.filter((name) => info[name]?.group_ids.includes(id))
    },
    retry: false,
  })
