import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { PolicyForm } from './policy-form.tsx'
import { policyValuesOf } from './policy-values.ts'
import { policyNamed } from './queries.ts'

/** Changes a policy. */
export function PolicyEditPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: policy } = useSuspenseQuery(policyNamed(name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: 'Policies', to: paths.policies },
        { label: name, to: paths.policy(name) },
      ]}
    >
      <PolicyForm
        isNew={false}
        initial={policyValuesOf(policy)}
        readAgain={async () => policyValuesOf(await queries.fetchQuery({ ...policyNamed(name), staleTime: 0 }))}
      />
    </Page>
  )
}
