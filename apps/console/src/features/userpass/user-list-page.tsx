import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { ButtonLink, Link } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { MountFrame } from '#components/mount/mount-frame.tsx'
import { userpass } from '#lib/api/userpass.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { userList, type UserRow } from './queries.ts'

interface UserListPageProps {
  readonly params: { readonly mount: string }
  readonly search: ListSearch
}

/** The users of a mount. */
export function UserListPage({ params: { mount }, search }: UserListPageProps) {
  const list = useMemo(() => userList(mount), [mount])
  const columns = useMemo(() => columnsAt(mount), [mount])
  const create = (
    <ButtonLink to={paths.newUser(mount)} look="primary" icon={<Plus aria-hidden size={16} />}>
      New user
    </ButtonLink>
  )
  return (
    <MountFrame mount={mount} actions={create} isWide>
      <ResourceList
        nouns="users"
        search={search}
        list={list}
        columns={columns}
        keyOf={({ name }) => name}
        newTo={paths.newUser(mount)}
        bulk={{
          verb: 'Delete',
          warning:
            'They can no longer sign in here. Their tokens live on until they end or are revoked, and their entities stay.',
          run: (username) => userpass.deleteUser.send({ params: { mount, username } }),
        }}
        whenEmpty={
          <EmptyState title="No users yet" action={create}>
            Somebody with a name and a password, who can sign in here.
          </EmptyState>
        }
      />
    </MountFrame>
  )
}

function columnsAt(mount: string): readonly Column<UserRow>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      cell: ({ name }) => <Link to={paths.user(mount, name)}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
  ]
}
