import { WandSparkles } from 'lucide-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Status } from '#ui/status.tsx'
import { newPassword, strengthOf } from './password.ts'
import type { UserValues } from './user-values.ts'

const fields = fieldsOf<UserValues>()
const states = { none: 'off', weak: 'bad', fair: 'warn', strong: 'ok' } as const

/** A new password: typed, or made. It is never shown again. */
export function PasswordField({ isNew }: { readonly isNew: boolean }) {
  const { setValue } = useFormContext<UserValues>()
  const { password = '' } = useWatch<UserValues>()
  const strength = strengthOf(password)
  return (
    <div className="flex flex-col gap-2">
      <fields.Text
        name="password"
        label={isNew ? 'Password' : 'New password'}
        type="password"
        autoComplete="new-password"
        isRequired={isNew}
        isMono
        hint={isNew ? '1 to 72 bytes. It is kept as a hash and never shown again.' : 'Empty leaves it as it is.'}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          icon={<WandSparkles aria-hidden size={15} />}
          onClick={() => setValue('password', newPassword(), { shouldDirty: true, shouldValidate: true })}
        >
          Make one
        </Button>
        {password === '' ? null : <CopyButton value={password} label="Copy the password" />}
        <span role="status">{strength === 'none' ? null : <Status state={states[strength]}>{strength}</Status>}</span>
      </div>
    </div>
  )
}
