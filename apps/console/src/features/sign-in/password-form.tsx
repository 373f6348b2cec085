import type { SignIn } from '@postern/contract/resources/session.ts'
import { useState, type FormEvent } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { wordIn } from './word-in.ts'

interface PasswordFormProps {
  /** Paths of the listed userpass mounts. */
  readonly mounts: readonly string[]
  readonly isBusy: boolean
  readonly onSubmit: (credentials: SignIn) => void
}

/** Name and password; the mount's path only for those who need it. */
export function PasswordForm({ mounts, isBusy, onSubmit }: PasswordFormProps) {
  const [mount, setMount] = useState(mounts[0] ?? 'userpass')
  const [hasCapsLock, setCapsLock] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wordOf = (name: string) => wordIn(form, name)
    onSubmit({ method: 'userpass', mount, username: wordOf('username'), password: wordOf('password') })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Name">
        {(ids) => (
          <TextInput {...ids} name="username" required autoComplete="username" autoCapitalize="none" className="min-h-11" />
        )}
      </Field>
      <Field label="Password" hint={hasCapsLock ? 'Caps Lock is on.' : undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            name="password"
            required
            autoComplete="current-password"
            className="min-h-11"
            onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
          />
        )}
      </Field>
      <Button type="submit" look="primary" isBusy={isBusy} className="min-h-11 text-lg">
        Sign in
      </Button>
      <details>
        <summary className="cursor-pointer text-base text-text-2">More options</summary>
        <div className="mt-3">
          <Field label="Path of the auth method" hint="Where the userpass method is mounted.">
            {(ids) => <TextInput {...ids} isMono value={mount} onChange={(event) => setMount(event.target.value)} />}
          </Field>
        </div>
      </details>
    </form>
  )
}
