import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { keyColumns } from './key-columns.tsx'
import { keyList } from './queries.ts'

/** All named keys. */
export function KeyListPage({ search }: { readonly search: ListSearch }) {
  const create = (
    <ButtonLink to={paths.newKey} look="primary" icon={<Plus aria-hidden size={16} />}>
      New key
    </ButtonLink>
  )
  return (
    <Page
      title="Keys"
      lead="A named key signs ID tokens and identity tokens. It rotates by itself, and its next public key is published before it signs anything."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="keys"
        search={search}
        list={keyList}
        columns={keyColumns}
        keyOf={({ name }) => name}
        newTo={paths.newKey}
        isBuiltIn={(name) => name === 'default'}
        bulk={{
          verb: 'Delete',
          warning:
            'Their public keys leave every key set at once, so tokens they signed are no longer accepted. Keys in use are kept.',
          run: (name) => identityTokens.deleteOidcKey.send({ params: { name } }),
        }}
        whenEmpty={
          <EmptyState title="No keys yet" action={create}>
            A key is needed before an app can sign people in.
          </EmptyState>
        }
      />
    </Page>
  )
}
