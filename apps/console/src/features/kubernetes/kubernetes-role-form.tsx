import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { TokenSection } from '#components/token/token-section.tsx'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import { paths } from '#lib/paths.ts'
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

interface KubernetesRoleFormProps {
  readonly mount: string
  readonly initial: KubernetesRoleValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<KubernetesRoleValues>
}

/** Makes a role of a kubernetes mount, or changes one. */
export function KubernetesRoleForm({ mount, initial, isNew, readAgain }: KubernetesRoleFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="role"
      operation={kubernetesAuth.writeKubernetesRole}
      isNew={isNew}
      initial={initial}
      callOf={kubernetesRoleCallOf(mount)}
      rules={kubernetesRoleRules}
      fieldOfMessage={kubernetesRoleMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[kubernetesRoot(mount)]}
      cancelTo={isNew ? paths.roles(mount) : paths.role(mount, initial.name)}
      onSaved={({ name }) => navigate({ to: paths.role(mount, name.trim().toLowerCase()) })}
    >
      <FormSection title="What is it called?">
        <fields.Text
          name="name"
          label="Name"
          apiName={null}
          isMono
          isRequired
          lock={isNew ? undefined : 'A role keeps its name. Logins ask for it.'}
        />
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
      <TokenSection />
    </ResourceForm>
  )
}
