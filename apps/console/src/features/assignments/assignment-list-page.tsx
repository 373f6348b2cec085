import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { assignmentColumns } from './assignment-columns.tsx'
import { allowAll, assignmentList } from './queries.ts'

/** All assignments. */
export function AssignmentListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newAssignment} look="primary" icon={<Plus aria-hidden size={16} />}>
      New assignment
    </ButtonLink>
  )
  return (
    <Page
      title="Assignments"
      lead="An assignment says who may sign in to the apps that name it: groups, and people by name."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="assignments"
        search={search}
        list={assignmentList}
        columns={assignmentColumns}
        keyOf={({ name }) => name}
        newTo={paths.newAssignment}
        isBuiltIn={(name) => name === allowAll}
        removalId={(name) => `assignment/${name}`}
        bulk={{
          verb: 'Delete',
          warning: 'Nobody comes in by them any more. Assignments that an app names are kept.',
          run: (name) => oidcProvider.deleteOidcAssignment.send({ params: { name } }),
        }}
        whenEmpty={<EmptyState title="No assignments yet" action={create} />}
      />
    </Page>
  )
}
