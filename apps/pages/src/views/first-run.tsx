import type { FormTarget } from '#frame.ts'
import { Button } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Words } from '#words/en.ts'
import { filled } from '#words/phrase.tsx'

/** The first page anybody sees of a new server: the first account is made here. */
export interface FirstRunPage {
  readonly kind: 'first-run'
  readonly form: FormTarget
  /** What the link held. */
  readonly code: string
  readonly username: string
  readonly shortest: number
  readonly problem?: 'differ' | 'short' | 'long' | 'nameless' | undefined
}

interface FirstRunProps {
  readonly page: FirstRunPage
  readonly words: Words
}

export function FirstRun({ page, words }: FirstRunProps) {
  const said = words.firstRun
  const count = String(page.shortest)
  return (
    <>
      <h1>{said.title}</h1>
      {page.problem === undefined ? null : <Notice kind="bad">{filled(said[page.problem], { count })}</Notice>}
      <p>{said.text}</p>
      <Form target={page.form} hidden={{ code: page.code }}>
        <TextField name="username" label={said.username} value={page.username} autoComplete="username" />
        <TextField
          name="password"
          label={said.password}
          hint={filled(said.passwordHint, { count })}
          type="password"
          autoComplete="new-password"
        />
        <TextField name="repeat" label={said.repeat} type="password" autoComplete="new-password" />
        <Button look="primary">{said.submit}</Button>
      </Form>
    </>
  )
}
