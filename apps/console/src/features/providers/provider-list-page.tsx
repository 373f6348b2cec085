import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { providerColumns } from './provider-columns.tsx'
import { providerList } from './queries.ts'

/** All providers. */
export function ProviderListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newProvider} look="primary" icon={<Plus aria-hidden size={16} />}>
      New provider
    </ButtonLink>
  )
  return (
    <Page
      title="Providers"
      lead="A provider is an issuer that apps trust: it says which apps may ask, and for which scopes. The default one is there from the start."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="providers"
        search={search}
        list={providerList}
        columns={providerColumns}
        keyOf={({ name }) => name}
        newTo={paths.newProvider}
        isBuiltIn={(name) => name === 'default'}
        removalId={(name) => `provider/${name}`}
        bulk={{
          verb: 'Delete',
          warning: 'Apps that trust these issuers can no longer sign people in.',
          run: (name) => oidcProvider.deleteOidcProvider.send({ params: { name } }),
        }}
        whenEmpty={<EmptyState title="No providers" action={create} />}
      />
    </Page>
  )
}
