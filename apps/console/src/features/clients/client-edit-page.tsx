import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { ClientForm } from './client-form.tsx'
import { clientValuesOf } from './client-values.ts'
import { clientNamed } from './queries.ts'

/** Changes a client. */
export function ClientEditPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: client } = useSuspenseQuery(clientNamed(name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: 'Clients', to: paths.clients },
        { label: name, to: paths.client(name) },
      ]}
    >
      <ClientForm
        isNew={false}
        initial={clientValuesOf(name, client)}
        readAgain={async () => clientValuesOf(name, await queries.fetchQuery({ ...clientNamed(name), staleTime: 0 }))}
      />
    </Page>
  )
}
