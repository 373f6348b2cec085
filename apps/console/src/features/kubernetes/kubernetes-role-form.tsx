import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { RoleName, type RoleFormProps as FormProps, RoleResourceForm } from '#components/role/role-resource-form.tsx'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import {
  kubernetesRoleCallOf,
  kubernetesRoleMessages,
  kubernetesRoleRules,
  type KubernetesRoleValues,
} from './kubernetes-values.ts'
import { kubernetesRoot } from './queries.ts'

const fields = fieldsOf<KubernetesRoleValues>()

const sources = [
  { value: 'serviceaccount_uid', label: 'Its uid', hint: 'Never given to another service account' },
  { value: 'serviceaccount_name', label: 'Its namespace and name', hint: 'Readable; the same again after it was made anew' },
]

/** Makes a role of a kubernetes mount, or changes one. */
export function KubernetesRoleForm({ mount, initial, isNew, readAgain }: FormProps<KubernetesRoleValues>) {
  return (
    <RoleResourceForm
      mount={mount}
      operation={kubernetesAuth.writeKubernetesRole}
      isNew={isNew}
      initial={initial}
      callOf={kubernetesRoleCallOf(mount)}
      rules={kubernetesRoleRules}
      fieldOfMessage={kubernetesRoleMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[kubernetesRoot(mount)]}
    >
      <FormSection title="What is it called?">
        <RoleName isNew={isNew} lock="A role keeps its name. Logins ask for it." />
      </FormSection>
      <FormSection title="Who may log in?">
        <fields.List name="bound_service_account_names" label="Service accounts" placeholder="my-app" />
        <fields.List name="bound_service_account_namespaces" label="In the namespaces" placeholder="production" />
        <MoreFields label="Labels and audience">
          <fields.Code
            name="bound_service_account_namespace_selector"
            label="Or in namespaces with the labels"
            language="json"
            minLines={3}
          />
          <fields.Text name="audience" label="Audience" isMono />
        </MoreFields>
      </FormSection>
      <FormSection title="Who do they become?">
        <fields.Choice name="alias_name_source" label="A service account is known by" choices={sources} hint="" />
      </FormSection>
    </RoleResourceForm>
  )
}
