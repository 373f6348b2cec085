import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { ProviderForm } from './provider-form.tsx'
import { providerValuesOf } from './provider-values.ts'
import { providerNamed } from './queries.ts'

/** Changes a provider. */
export function ProviderEditPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: provider } = useSuspenseQuery(providerNamed(name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: 'Providers', to: paths.providers },
        { label: name, to: paths.provider(name) },
      ]}
    >
      <ProviderForm
        isNew={false}
        initial={providerValuesOf(name, provider)}
        readAgain={async () => providerValuesOf(name, await queries.fetchQuery({ ...providerNamed(name), staleTime: 0 }))}
      />
    </Page>
  )
}
