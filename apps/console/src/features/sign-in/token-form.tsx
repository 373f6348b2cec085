import type { SignIn } from '@postern/contract/resources/session.ts'
import type { FormEvent } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { wordIn } from './word-in.ts'

interface TokenFormProps {
  readonly isBusy: boolean
  readonly onSubmit: (credentials: SignIn) => void
}

/** A token somebody already holds. It goes to the server once and stays there. */
export function TokenForm({ isBusy, onSubmit }: TokenFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit({ method: 'token', token: wordIn(new FormData(event.currentTarget), 'token').trim() })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Token" hint="The browser keeps a cookie for the session, never the token.">
        {(ids) => <TextInput {...ids} type="password" name="token" required isMono autoComplete="off" className="min-h-11" />}
      </Field>
      <Button type="submit" look="primary" isBusy={isBusy} className="min-h-11 text-lg">
        Sign in
      </Button>
    </form>
  )
}
