import { useMemo } from 'react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { NoRoles } from '#components/role/no-roles.tsx'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { rolePresets } from './presets.ts'
import { roleList } from './queries.ts'
import { roleColumns } from './role-columns.tsx'

interface RoleListProps {
  readonly mount: string
  readonly search: ListSearch
}

/** The roles of a jwt or oidc mount. */
export function RoleList({ mount, search }: RoleListProps) {
  const list = useMemo(() => roleList(mount), [mount])
  const columns = useMemo(() => roleColumns(mount), [mount])
  return (
    <ResourceList
      nouns="roles"
      search={search}
      list={list}
      columns={columns}
      keyOf={({ name }) => name}
      newTo={paths.newRole(mount)}
      removalId={(name) => `role/${mount}/${name}`}
      bulk={{
        verb: 'Delete',
        warning: 'Nobody can log in with them any more. Tokens of their logins live on.',
        run: (name) => jwtAuth.deleteJwtRole.send({ params: { mount, name } }),
      }}
      whenEmpty={
        <NoRoles
          mount={mount}
          starts={rolePresets.slice(0, 3).map(({ id, title }) => (
            <ButtonLink key={id} to={paths.newRole(mount)} search={{ preset: id }}>
              {title}
            </ButtonLink>
          ))}
        >
          A role says which tokens are let in, who their bearers are, and what they get.
        </NoRoles>
      }
    />
  )
}
