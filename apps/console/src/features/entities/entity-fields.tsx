import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { policySource } from '#lib/pick/policies.ts'
import type { EntityValues } from './entity-values.ts'

const fields = fieldsOf<EntityValues>()

/** The fields of an entity. */
export function EntityFields() {
  return (
    <>
      <FormSection title="Who is it?">
        <fields.Text name="name" label="Name" isRequired />
        <fields.Pairs name="metadata" label="Metadata" keyLabel="Name" valueLabel="Value" />
      </FormSection>
      <FormSection title="What may they do?" hint="Beside what their groups, roles and tokens allow.">
        <fields.Pick name="policies" label="Policies" source={policySource} placeholder="Type the name of a policy" />
        <fields.Flag name="disabled" label="Disabled" />
      </FormSection>
    </>
  )
}
