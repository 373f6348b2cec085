import { useSuspenseQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { scopeList, scopePresets } from './queries.ts'
import { scopeColumns } from './scope-columns.tsx'

/** All scopes. */
export function ScopeListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newScope} look="primary" icon={<Plus aria-hidden size={16} />}>
      New scope
    </ButtonLink>
  )
  return (
    <Page
      title="Scopes"
      lead="A scope is a set of claims about a person that an app can ask for by name."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="scopes"
        search={search}
        list={scopeList}
        columns={scopeColumns}
        keyOf={({ name }) => name}
        newTo={paths.newScope}
        removalId={(name) => `scope/${name}`}
        bulk={{
          verb: 'Delete',
          warning: 'Apps that ask for them get fewer claims. Scopes that a provider offers are kept.',
          run: (name) => oidcProvider.deleteOidcScope.send({ params: { name } }),
        }}
        whenEmpty={<NoScopes />}
      />
    </Page>
  )
}

function NoScopes() {
  const { data } = useSuspenseQuery(scopePresets)
  return (
    <EmptyState
      title="No scopes yet"
      action={
        <>
          {data.presets.map(({ name }) => (
            <ButtonLink key={name} to={paths.newScope} search={{ preset: name }}>
              Start with {name}
            </ButtonLink>
          ))}
          <ButtonLink to={paths.newScope} look="primary">
            New scope
          </ButtonLink>
        </>
      }
    >
      Apps learn only who signed in, as an id, until a scope says more. The standard ones are a good start.
    </EmptyState>
  )
}
