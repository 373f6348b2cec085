import type { OidcAssignment } from '@postern/contract/resources/oidc-assignment.ts'
import { queryOptions } from '@tanstack/react-query'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of assignments begins with it. */
export const assignmentRoot = ['oidc-assignment'] as const

/** The assignment that lets everybody in. */
export const allowAll = 'allow_all'

/** An assignment as its list shows it; the details are missing when it went meanwhile. */
export interface AssignmentRow {
  readonly name: string
  readonly assignment: OidcAssignment | undefined
}

export const assignmentList = (search: ListSearch): ListQuestion<AssignmentRow> => ({
  queryKey: [...assignmentRoot, 'list', search],
  queryFn: async () => {
    const answer = await oidcProvider.listOidcAssignments.send({ input: { ...pageInput(search), detailed: true } })
    return listPage(answer, search, (name, assignment): AssignmentRow => ({ name, assignment }))
  },
})

export const assignmentNamed = (name: string) =>
  queryOptions({
    queryKey: [...assignmentRoot, 'one', name],
    queryFn: () => oidcProvider.readOidcAssignment.send({ params: { name } }),
  })

/** The clients that an assignment opens. */
export const clientsOf = (assignment: string) =>
  queryOptions({
    queryKey: [...assignmentRoot, 'clients', assignment],
    queryFn: async () => {
      const { keys, key_info } = await oidcProvider.listOidcClients.send({ input: {} })
      return keys.filter((name) => key_info[name]?.assignments.includes(assignment))
    },
    retry: false,
  })

/** How many people come in by an assignment, groups inside groups counted; asked of a client that it opens. */
export const peopleBy = (assignment: string, client: string) =>
  queryOptions({
    queryKey: [...assignmentRoot, 'people', assignment, client],
    queryFn: () =>
      oidcProvider.readOidcClientAccess.send({
        params: { name: client },
        input: { via: assignment, count: true, limit: 25 },
      }),
    retry: false,
  })
