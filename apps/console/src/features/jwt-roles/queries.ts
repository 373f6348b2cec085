import type { JwtRole } from '@postern/contract/resources/jwt-role.ts'
import { queryOptions } from '@tanstack/react-query'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of the roles of a mount begins with it. */
export const roleRoot = (mount: string) => ['jwt-role', mount] as const

/** A role as its list shows it; the details are missing when it went meanwhile. */
export interface RoleRow {
  readonly name: string
  readonly role: JwtRole | undefined
}

export const roleList =
  (mount: string) =>
  (search: ListSearch): ListQuestion<RoleRow> => ({
    queryKey: [...roleRoot(mount), 'list', search],
    queryFn: async () => {
      const answer = await jwtAuth.listJwtRoles.send({ params: { mount }, input: { ...pageInput(search), detailed: true } })
      return listPage(answer, search, (name, role): RoleRow => ({ name, role }))
    },
  })

export const roleNamed = (mount: string, name: string) =>
  queryOptions({
    queryKey: [...roleRoot(mount), 'one', name],
    queryFn: () => jwtAuth.readJwtRole.send({ params: { mount, name } }),
  })

/** The saved cases of a role, each judged against it now. */
export const roleCases = (mount: string, name: string) =>
  queryOptions({
    queryKey: [...roleRoot(mount), 'cases', name],
    queryFn: () => jwtAuth.readJwtRoleCases.send({ params: { mount, name }, input: { check: true } }),
    retry: false,
  })
