import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { KeyForm } from './key-form.tsx'
import { keyValuesOf } from './key-values.ts'
import { keyNamed } from './queries.ts'

/** Changes a key. */
export function KeyEditPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: key } = useSuspenseQuery(keyNamed(name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: 'Keys', to: paths.keys },
        { label: name, to: paths.key(name) },
      ]}
    >
      <KeyForm
        isNew={false}
        initial={keyValuesOf(name, key)}
        readAgain={async () => keyValuesOf(name, await queries.fetchQuery({ ...keyNamed(name), staleTime: 0 }))}
      />
    </Page>
  )
}
