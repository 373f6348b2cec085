import { useMemo } from 'react'
import { Link } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { NoRoles } from '#components/role/no-roles.tsx'
import { approle } from '#lib/api/approle.ts'
import { durationWords } from '#lib/duration-words.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import { approleList, type ApproleRow } from './queries.ts'

interface ApproleListProps {
  readonly mount: string
  readonly search: ListSearch
}

/** The roles of an AppRole mount. */
export function ApproleList({ mount, search }: ApproleListProps) {
  const list = useMemo(() => approleList(mount), [mount])
  const columns = useMemo(() => columnsAt(mount), [mount])
  return (
    <ResourceList
      nouns="roles"
      search={search}
      list={list}
      columns={columns}
      keyOf={({ name }) => name}
      newTo={paths.newRole(mount)}
      bulk={{
        verb: 'Delete',
        warning: 'Their secret ids are gone, and no machine can log in with them any more.',
        run: (name) => approle.deleteApprole.send({ params: { mount, role_name: name } }),
      }}
      whenEmpty={
        <NoRoles mount={mount}>
          A machine shows a role id, which it knows, and a secret id, which is handed to it when it starts.
        </NoRoles>
      }
    />
  )
}

function columnsAt(mount: string): readonly Column<ApproleRow>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      cell: ({ name }) => <Link to={paths.role(mount, name)}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
    {
      id: 'secret',
      title: 'Secret id',
      cell: ({ role }) =>
        role === undefined ? (
          '–'
        ) : role.bind_secret_id ? (
          <Status state="ok">needed</Status>
        ) : (
          <Status state="warn">not needed</Status>
        ),
      text: ({ role }) => (role?.bind_secret_id ? 'needed' : 'not needed'),
    },
    {
      id: 'life',
      title: 'A secret id lives',
      cell: ({ role }) => (role?.secret_id_ttl ? durationWords(role.secret_id_ttl) : 'for ever'),
      sortBy: ({ role }) => role?.secret_id_ttl ?? 0,
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
