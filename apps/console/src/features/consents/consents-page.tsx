import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ConsentList } from '#components/consent-list.tsx'
import { Page } from '#components/page.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { Card } from '#ui/card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

/** What the person signed in has agreed to. */
export const ownConsents = queryOptions({
  queryKey: ['consent', 'own'],
  queryFn: () => oidcProvider.listOwnConsents.send({}),
})

/** The apps the person signed in has let learn about them, and the way to take that back. */
export function ConsentsPage() {
  const { data } = useSuspenseQuery(ownConsents)
  const queries = useQueryClient()
  return (
    <Page title="Apps you allowed" lead="What each may learn of you. You can take it back at any time.">
      {data.consents.length === 0 ? (
        <EmptyState title="No app has asked yet">The first time an app wants to know something of you, you are asked.</EmptyState>
      ) : (
        <Card>
          <ConsentList
            consents={data.consents}
            onWithdraw={async ({ client_id }) => {
              await oidcProvider.withdrawOwnConsent.send({ params: { client_id } })
              await queries.invalidateQueries({ queryKey: ownConsents.queryKey })
            }}
          />
        </Card>
      )}
    </Page>
  )
}
