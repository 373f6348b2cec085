import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { RoleName, type RoleFormProps as FormProps, RoleResourceForm } from '#components/role/role-resource-form.tsx'
import { approle } from '#lib/api/approle.ts'
import { approleCallOf, approleMessages, approleRules, type ApproleValues } from './approle-values.ts'
import { approleRoot } from './queries.ts'

const fields = fieldsOf<ApproleValues>()

/** Makes a role of an AppRole mount, or changes one. */
export function ApproleForm({ mount, initial, isNew, readAgain }: FormProps<ApproleValues>) {
  return (
    <RoleResourceForm
      mount={mount}
      operation={approle.writeApprole}
      isNew={isNew}
      initial={initial}
      callOf={approleCallOf(mount)}
      rules={approleRules}
      fieldOfMessage={approleMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[approleRoot(mount)]}
    >
      <FormSection title="What is it called?">
        <RoleName isNew={isNew} lock="A role keeps its name." />
      </FormSection>
      <FormSection title="How does a machine prove itself?">
        <fields.Flag name="bind_secret_id" label="It needs a secret id" hint="" />
        <fields.Duration name="secret_id_ttl" label="A secret id lives" emptyMeaning="For ever" />
        <fields.Text name="secret_id_num_uses" label="And may be used so often" type="number" placeholder="any number" />
        <fields.List name="secret_id_bound_cidrs" label="From these addresses only" placeholder="10.0.0.0/8" />
      </FormSection>
    </RoleResourceForm>
  )
}
