import { useMemo } from 'react'
import { Link } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { NoRoles } from '#components/role/no-roles.tsx'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { kubernetesRoleList, type KubernetesRow } from './queries.ts'

interface KubernetesRoleListProps {
  readonly mount: string
  readonly search: ListSearch
}

/** The roles of a kubernetes mount. */
export function KubernetesRoleList({ mount, search }: KubernetesRoleListProps) {
  const list = useMemo(() => kubernetesRoleList(mount), [mount])
  const columns = useMemo(() => columnsAt(mount), [mount])
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
        warning: 'No pod can log in with them any more. Tokens of their logins live on.',
        run: (name) => kubernetesAuth.deleteKubernetesRole.send({ params: { mount, name } }),
      }}
      whenEmpty={<NoRoles mount={mount}>A role says which service accounts are let in, and what they get.</NoRoles>}
    />
  )
}

function columnsAt(mount: string): readonly Column<KubernetesRow>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      cell: ({ name }) => <Link to={paths.role(mount, name)}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
    {
      id: 'accounts',
      title: 'Service accounts',
      cell: ({ role }) => role?.bound_service_account_names.join(', ') ?? '–',
      text: ({ role }) => role?.bound_service_account_names.join(' ') ?? '',
    },
    {
      id: 'namespaces',
      title: 'Namespaces',
      cell: ({ role }) => role?.bound_service_account_namespaces.join(', ') ?? '–',
      text: ({ role }) => role?.bound_service_account_namespaces.join(' ') ?? '',
      isExtra: true,
    },
    {
      id: 'policies',
      title: 'Policies',
      cell: ({ role }) => role?.token_policies.join(', ') || '–',
      text: ({ role }) => role?.token_policies.join(' ') ?? '',
      isExtra: true,
    },
  ]
}
