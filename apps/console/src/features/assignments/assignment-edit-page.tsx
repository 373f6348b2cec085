import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { AssignmentForm } from './assignment-form.tsx'
import { assignmentValuesOf } from './assignment-values.ts'
import { assignmentNamed } from './queries.ts'

/** Changes an assignment. */
export function AssignmentEditPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: assignment } = useSuspenseQuery(assignmentNamed(name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: 'Assignments', to: paths.assignments },
        { label: name, to: paths.assignment(name) },
      ]}
    >
      <AssignmentForm
        isNew={false}
        initial={assignmentValuesOf(name, assignment)}
        readAgain={async () => assignmentValuesOf(name, await queries.fetchQuery({ ...assignmentNamed(name), staleTime: 0 }))}
      />
    </Page>
  )
}
