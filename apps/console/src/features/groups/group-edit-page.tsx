import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { Page } from '#components/page.tsx'
import { identity } from '#lib/api/identity.ts'
import { paths } from '#lib/paths.ts'
import { policySource } from '#lib/pick/policies.ts'
import { groupMessages, groupRules, groupValuesOf, updateCallOf, type GroupValues } from './group-values.ts'
import { groupRoot, groupWith } from './queries.ts'

const fields = fieldsOf<GroupValues>()

/** Changes a group. Its members are changed on its own page. */
export function GroupEditPage({ params: { id } }: { readonly params: { readonly id: string } }) {
  const { data: group } = useSuspenseQuery(groupWith(id))
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page
      title={`Edit ${group.name}`}
      crumbs={[
        { label: 'Groups', to: paths.groups },
        { label: group.name, to: paths.group(id) },
      ]}
    >
      <ResourceForm
        noun="group"
        operation={identity.writeGroupById}
        isNew={false}
        initial={groupValuesOf(group)}
        callOf={updateCallOf(id)}
        rules={groupRules}
        fieldOfMessage={groupMessages}
        readAgain={async () => groupValuesOf(await queries.fetchQuery({ ...groupWith(id), staleTime: 0 }))}
        touches={[groupRoot]}
        cancelTo={paths.group(id)}
        onSaved={() => navigate({ to: paths.group(id) })}
      >
        <FormSection title="What is it called?">
          <fields.Text name="name" label="Name" isRequired />
        </FormSection>
        <FormSection title="What do members get?">
          <fields.Pick name="policies" label="Policies" source={policySource} placeholder="Type the name of a policy" />
          <fields.Pairs name="metadata" label="Metadata" keyLabel="Name" valueLabel="Value" />
        </FormSection>
      </ResourceForm>
    </Page>
  )
}
