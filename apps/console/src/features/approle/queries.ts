import type { ApproleRole } from '@postern/contract/resources/approle-role.ts'
import { queryOptions } from '@tanstack/react-query'
import { approle } from '#lib/api/approle.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of the roles of a mount begins with it. */
export const approleRoot = (mount: string) => ['approle', mount] as const

/** A role as its list shows it; the details are missing when it went meanwhile. */
export interface ApproleRow {
  readonly name: string
  readonly role: ApproleRole | undefined
}

export const approleList =
  (mount: string) =>
  (search: ListSearch): ListQuestion<ApproleRow> => ({
    queryKey: [...approleRoot(mount), 'list', search],
    queryFn: async () => {
      const answer = await approle.listApproles.send({ params: { mount }, input: { ...pageInput(search), detailed: true } })
      return listPage(answer, search, (name, role): ApproleRow => ({ name, role }))
    },
  })

export const approleNamed = (mount: string, name: string) =>
  queryOptions({
    queryKey: [...approleRoot(mount), 'one', name],
    queryFn: () => approle.readApprole.send({ params: { mount, role_name: name } }),
  })

export const roleIdOf = (mount: string, name: string) =>
  queryOptions({
    queryKey: [...approleRoot(mount), 'role-id', name],
    queryFn: () => approle.readRoleId.send({ params: { mount, role_name: name } }),
    retry: false,
  })

/** The secret ids of a role, by accessor; never the ids themselves. */
export const secretIdsOf = (mount: string, name: string) =>
  queryOptions({
    queryKey: [...approleRoot(mount), 'secret-ids', name],
    queryFn: async () => {
      const { keys, key_info: info = {} } = await approle.listSecretIds.send({
        params: { mount, role_name: name },
        input: { detailed: true, limit: 200 },
      })
      return keys.map((accessor) => ({ accessor, details: info[accessor] }))
    },
    retry: false,
  })
