import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { policies } from '#lib/api/policies.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { policyColumns } from './policy-columns.tsx'
import { isBuiltInPolicy, policyList } from './queries.ts'

/** All policies. */
export function PolicyListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newPolicy} look="primary" icon={<Plus aria-hidden size={16} />}>
      New policy
    </ButtonLink>
  )
  return (
    <Page
      title="Policies"
      lead="A policy says what a token may do on which paths. What no policy allows is denied."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="policies"
        search={search}
        list={policyList}
        columns={policyColumns}
        keyOf={({ name }) => name}
        newTo={paths.newPolicy}
        isBuiltIn={isBuiltInPolicy}
        removalId={(name) => `policy/${name}`}
        bulk={{
          verb: 'Delete',
          warning: 'Tokens, roles and groups that name them keep the names, which then grant nothing.',
          run: (name) => policies.deletePolicy.send({ params: { name } }),
        }}
        whenEmpty={<EmptyState title="No policies yet" action={create} />}
      />
    </Page>
  )
}
