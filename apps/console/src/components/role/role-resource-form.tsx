import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { ResourceForm } from '#components/form/resource-form.tsx'
import type { FormCall, FormSubject } from '#components/form/use-resource-form.ts'
import { TokenSection } from '#components/token/token-section.tsx'
import { paths } from '#lib/paths.ts'

interface Named extends FieldValues {
  readonly name: string
}

/** What a page gives the form of a role: the values, and whether they are new. */
export interface RoleFormProps<Values extends Named> {
  readonly mount: string
  readonly initial: Values
  readonly isNew: boolean
  readonly readAgain?: () => Promise<Values>
}

interface RoleResourceFormProps<Values extends Named, Call extends FormCall, Answer>
  extends Omit<FormSubject<Values, Call, Answer>, 'noun' | 'onSaved' | 'readAgain'>,
    RoleFormProps<Values> {
  readonly children: ReactNode
  /** What stands behind the section on tokens. */
  readonly more?: ReactNode
}

/** What the forms of roles of all methods share: where one comes from and goes to, and what the tokens of a login are. */
export function RoleResourceForm<Values extends Named, Call extends FormCall, Answer>({
  mount,
  children,
  more,
  ...subject
}: RoleResourceFormProps<Values, Call, Answer>) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="role"
      {...subject}
      cancelTo={subject.isNew ? paths.roles(mount) : paths.role(mount, subject.initial.name)}
      onSaved={({ name }) => navigate({ to: paths.role(mount, name.trim().toLowerCase()) })}
    >
      {children}
      <TokenSection />
      {more}
    </ResourceForm>
  )
}

const fields = fieldsOf<{ name: string }>()

interface RoleNameProps {
  readonly isNew: boolean
  /** Why it cannot be changed. */
  readonly lock: string
}

/** The name of a role, which it keeps. */
export function RoleName({ isNew, lock }: RoleNameProps) {
  return <fields.Text name="name" label="Name" apiName={null} isMono isRequired lock={isNew ? undefined : lock} />
}
