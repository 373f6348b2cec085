import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { AssignmentForm } from './assignment-form.tsx'
import { newAssignment } from './assignment-values.ts'

/** Makes an assignment. */
export function AssignmentCreatePage() {
  return (
    <Page title="New assignment" crumbs={[{ label: 'Assignments', to: paths.assignments }]}>
      <AssignmentForm isNew initial={newAssignment} />
    </Page>
  )
}
