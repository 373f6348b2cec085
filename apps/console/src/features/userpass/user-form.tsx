import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { TokenSection } from '#components/token/token-section.tsx'
import { userpass } from '#lib/api/userpass.ts'
import { paths } from '#lib/paths.ts'
import { PasswordField } from './password-field.tsx'
import { userRoot } from './queries.ts'
import { userCallOf, userMessages, userRules, type UserValues } from './user-values.ts'

const fields = fieldsOf<UserValues>()

interface UserFormProps {
  readonly mount: string
  readonly initial: UserValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<UserValues>
}

/** Makes a user, or changes one. */
export function UserForm({ mount, initial, isNew, readAgain }: UserFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="user"
      operation={userpass.writeUser}
      isNew={isNew}
      initial={initial}
      callOf={userCallOf(mount)}
      rules={userRules(isNew)}
      fieldOfMessage={userMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[userRoot(mount)]}
      cancelTo={isNew ? paths.users(mount) : paths.user(mount, initial.username)}
      onSaved={({ username }) => navigate({ to: paths.user(mount, username.trim().toLowerCase()) })}
    >
      <FormSection title="Who is it?">
        <fields.Text
          name="username"
          label="Name"
          apiName={null}
          isRequired
          autoComplete="off"
          lock={isNew ? undefined : 'A user keeps their name: the entity they are hangs on it.'}
          hint={isNew ? 'What they sign in with; in lower case.' : undefined}
        />
        <PasswordField isNew={isNew} />
      </FormSection>
      <TokenSection />
    </ResourceForm>
  )
}
