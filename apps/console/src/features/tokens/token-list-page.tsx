import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import { tokens } from '#lib/api/tokens.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { LookupForm } from './lookup-form.tsx'
import { tokenList, type TokenSearch } from './queries.ts'
import { tokenColumns } from './token-columns.tsx'

/** Tokens by accessor: whose they are, what they may do, when they end. Their values are never listed. */
export function TokenListPage({ search }: { readonly search: TokenSearch }) {
  const { entity, parent } = search
  const list = useMemo(() => tokenList({ entity, parent }), [entity, parent])
  return (
    <Page
      title={parent ? 'Children of a token' : entity ? 'Tokens of a person' : 'Tokens'}
      lead="By accessor; the tokens themselves are never listed. Revoking one ends all that were made with it."
      crumbs={parent || entity ? [{ label: 'Tokens', to: paths.tokens }] : []}
      isWide
      actions={
        <ButtonLink to={paths.newToken} look="primary" icon={<Plus aria-hidden size={16} />}>
          New token
        </ButtonLink>
      }
    >
      <LookupForm />
      <ResourceList
        nouns="tokens"
        hasSearch={false}
        search={search}
        list={list}
        columns={tokenColumns}
        keyOf={({ accessor }) => accessor}
        newTo={paths.newToken}
        bulk={{
          verb: 'Revoke',
          warning: 'They end at once, and with them all tokens that were made with them.',
          run: (accessor) => tokens.revokeTokenByAccessor.send({ input: { accessor } }),
        }}
        whenEmpty={<EmptyState title="No tokens" />}
      />
    </Page>
  )
}
