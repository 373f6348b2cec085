import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { entitySource, groupSource } from '#lib/pick/people.ts'
import { assignmentCallOf, assignmentMessages, assignmentRules, type AssignmentValues } from './assignment-values.ts'
import { assignmentRoot } from './queries.ts'

const fields = fieldsOf<AssignmentValues>()

interface AssignmentFormProps {
  readonly initial: AssignmentValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<AssignmentValues>
}

/** Makes an assignment, or changes one. */
export function AssignmentForm({ initial, isNew, readAgain }: AssignmentFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="assignment"
      operation={oidcProvider.writeOidcAssignment}
      isNew={isNew}
      initial={initial}
      callOf={assignmentCallOf}
      rules={assignmentRules}
      fieldOfMessage={assignmentMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[assignmentRoot]}
      cancelTo={isNew ? paths.assignments : paths.assignment(initial.name)}
      onSaved={({ name }) => navigate({ to: paths.assignment(name) })}
    >
      <FormSection title="What is it called?">
        <fields.Text
          name="name"
          label="Name"
          apiName={null}
          isMono
          isRequired
          lock={isNew ? undefined : 'An assignment keeps its name. Clients refer to it.'}
        />
      </FormSection>
      <FormSection title="Who may sign in?" hint="Members of groups inside these groups count too.">
        <fields.Pick name="group_ids" label="Groups" source={groupSource} placeholder="Type the name of a group" />
        <fields.Pick name="entity_ids" label="People" source={entitySource} placeholder="Type the name of a person" />
      </FormSection>
    </ResourceForm>
  )
}
