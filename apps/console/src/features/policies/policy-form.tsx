import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { policies } from '#lib/api/policies.ts'
import { paths } from '#lib/paths.ts'
import { PolicyTextField } from './policy-text-field.tsx'
import { policyCallOf, policyMessages, policyRules, type PolicyValues } from './policy-values.ts'
import { policyRoot } from './queries.ts'

const fields = fieldsOf<PolicyValues>()

interface PolicyFormProps {
  readonly initial: PolicyValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<PolicyValues>
}

/** Makes a policy, or changes one. */
export function PolicyForm({ initial, isNew, readAgain }: PolicyFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="policy"
      operation={policies.writePolicy}
      isNew={isNew}
      initial={initial}
      callOf={policyCallOf}
      rules={policyRules}
      fieldOfMessage={policyMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[policyRoot]}
      cancelTo={isNew ? paths.policies : paths.policy(initial.name)}
      onSaved={({ name }) => navigate({ to: paths.policy(name) })}
    >
      <FormSection title="What is it called?">
        <fields.Text
          name="name"
          label="Name"
          apiName={null}
          isMono
          isRequired
          lock={isNew ? undefined : 'A policy keeps its name. Tokens, roles and groups refer to it.'}
        />
      </FormSection>
      <FormSection
        title="What does it allow?"
        hint="One stanza for each path. A * at the end covers all that follows, a + one segment."
      >
        <PolicyTextField />
        <MoreFields label="Templates and versions">
          <fields.Flag name="allow_wildcards_in_identity_templates" label="Values filled in may hold * and +" />
          <fields.Flag name="allow_slashes_in_identity_templates" label="Values filled in may hold /" />
          <fields.Flag name="cas_required" label="Every write has to name the version it replaces" />
        </MoreFields>
      </FormSection>
    </ResourceForm>
  )
}
