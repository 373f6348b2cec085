import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { clientColumns } from './client-columns.tsx'
import { clientList } from './queries.ts'

/** All clients. */
export function ClientListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newClient} look="primary" icon={<Plus aria-hidden size={16} />}>
      New client
    </ButtonLink>
  )
  return (
    <Page title="Clients" lead="A client is an app that sends people here to sign in." actions={create} isWide>
      <ResourceList
        nouns="clients"
        search={search}
        list={clientList}
        columns={clientColumns}
        keyOf={({ name }) => name}
        newTo={paths.newClient}
        bulk={{
          verb: 'Delete',
          warning:
            'Nobody can sign in to these apps any more, and their tokens stop working. Their ids and secrets are gone for good.',
          run: (name) => oidcProvider.deleteOidcClient.send({ params: { name } }),
        }}
        whenEmpty={
          <EmptyState title="No apps yet" action={create}>
            Say what kind of app it is, and most of its settings follow.
          </EmptyState>
        }
      />
    </Page>
  )
}
