import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { identity } from '#lib/api/identity.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { groupColumns } from './group-columns.tsx'
import { groupList } from './queries.ts'

/** All groups. */
export function GroupListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newGroup} look="primary" icon={<Plus aria-hidden size={16} />}>
      New group
    </ButtonLink>
  )
  return (
    <Page
      title="Groups"
      lead="A group gives policies to all its members and lets them into apps. Members of an internal group are written here; an external one follows what logins say."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="groups"
        search={search}
        list={groupList}
        columns={groupColumns}
        keyOf={({ name }) => name}
        newTo={paths.newGroup}
        bulk={{
          verb: 'Delete',
          warning: 'Their members lose the policies and the apps they had by them. The ids are gone for good.',
          run: (name) => identity.deleteGroupByName.send({ params: { name } }),
        }}
        whenEmpty={
          <EmptyState title="No groups yet" action={create}>
            Give policies and apps to many people at once.
          </EmptyState>
        }
      />
    </Page>
  )
}
