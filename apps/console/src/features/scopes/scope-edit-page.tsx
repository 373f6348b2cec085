import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { scopeNamed } from './queries.ts'
import { ScopeForm } from './scope-form.tsx'
import { scopeValuesOf } from './scope-values.ts'

/** Changes a scope. */
export function ScopeEditPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: scope } = useSuspenseQuery(scopeNamed(name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: 'Scopes', to: paths.scopes },
        { label: name, to: paths.scope(name) },
      ]}
      isWide
    >
      <ScopeForm
        isNew={false}
        initial={scopeValuesOf(name, scope)}
        readAgain={async () => scopeValuesOf(name, await queries.fetchQuery({ ...scopeNamed(name), staleTime: 0 }))}
      />
    </Page>
  )
}
