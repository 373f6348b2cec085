import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { identity } from '#lib/api/identity.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { entityColumns } from './entity-columns.tsx'
import { entityList } from './queries.ts'

/** All entities. */
export function EntityListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newEntity} look="primary" icon={<Plus aria-hidden size={16} />}>
      New entity
    </ButtonLink>
  )
  return (
    <Page
      title="Entities"
      lead="An entity is one person or workload, whatever way they come in. They appear at the first login."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="entities"
        search={search}
        list={entityList}
        columns={entityColumns}
        keyOf={({ name }) => name}
        newTo={paths.newEntity}
        bulk={{
          verb: 'Delete',
          warning: 'Their tokens stop working and their ids are gone for good. Whoever logs in again is somebody new.',
          run: (name) => identity.deleteEntityByName.send({ params: { name } }),
        }}
        whenEmpty={
          <EmptyState title="Nobody yet" action={create}>
            Entities appear by themselves when people log in.
          </EmptyState>
        }
      />
    </Page>
  )
}
