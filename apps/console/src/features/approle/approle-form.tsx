import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { TokenSection } from '#components/token/token-section.tsx'
import { approle } from '#lib/api/approle.ts'
import { paths } from '#lib/paths.ts'
import { approleCallOf, approleMessages, approleRules, type ApproleValues } from './approle-values.ts'
import { approleRoot } from './queries.ts'

const fields = fieldsOf<ApproleValues>()

interface ApproleFormProps {
  readonly mount: string
  readonly initial: ApproleValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<ApproleValues>
}

/** Makes a role of an AppRole mount, or changes one. */
export function ApproleForm({ mount, initial, isNew, readAgain }: ApproleFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="role"
      operation={approle.writeApprole}
      isNew={isNew}
      initial={initial}
      callOf={approleCallOf(mount)}
      rules={approleRules}
      fieldOfMessage={approleMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[approleRoot(mount)]}
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
          lock={isNew ? undefined : 'A role keeps its name.'}
        />
      </FormSection>
      <FormSection title="How does a machine prove itself?">
        <fields.Flag name="bind_secret_id" label="It needs a secret id" hint="" />
        <fields.Duration name="secret_id_ttl" label="A secret id lives" emptyMeaning="For ever" />
        <fields.Text name="secret_id_num_uses" label="And may be used so often" type="number" placeholder="any number" />
        <fields.List name="secret_id_bound_cidrs" label="From these addresses only" placeholder="10.0.0.0/8" />
      </FormSection>
      <TokenSection />
    </ResourceForm>
  )
}
