import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ConsentList } from '#components/consent-list.tsx'
import { useCannot } from '#components/permission/use-cannot.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { Card } from '#ui/card.tsx'
import { consentsOf } from './queries.ts'

/** What somebody has let apps learn. */
export function EntityConsents({ id }: { readonly id: string }) {
  const { data } = useQuery(consentsOf(id))
  const queries = useQueryClient()
  const cannot = useCannot(oidcProvider.withdrawEntityConsent.need({ entity: id, client_id: '*' }))
  if (data === undefined || data.consents.length === 0) return null
  return (
    <Card title="What they let apps learn">
      <ConsentList
        consents={data.consents}
        cannot={cannot}
        onWithdraw={async ({ client_id }) => {
          await oidcProvider.withdrawEntityConsent.send({ params: { entity: id, client_id } })
          await queries.invalidateQueries({ queryKey: consentsOf(id).queryKey })
        }}
      />
    </Card>
  )
}
