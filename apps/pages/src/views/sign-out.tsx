import type { FormTarget } from '#frame.ts'
import { shownText } from '#text/shown-text.ts'
import { Button } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import type { Words } from '#words/en.ts'
import { filled } from '#words/phrase.tsx'

/** Whether to end the sign-in in this browser, and that it is over. */
export interface SignOutPage {
  readonly kind: 'sign-out'
  readonly stage: 'ask' | 'done' | 'stayed'
  readonly app?: string | undefined
  readonly person?: string | undefined
  readonly form?: FormTarget | undefined
  /** What the app sent along, repeated by the form. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

interface SignOutProps {
  readonly page: SignOutPage
  readonly words: Words
}

export function SignOut({ page: { stage, app, person = '', form, fields = {} }, words }: SignOutProps) {
  const said = words.signOut
  if (stage !== 'ask') {
    return (
      <>
        <h1>{stage === 'done' ? said.doneTitle : words.account.title}</h1>
        <p>{stage === 'done' ? said.done : said.stayed}</p>
      </>
    )
  }
  const blanks = { app: shownText(app ?? ''), person: shownText(person) }
  return (
    <>
      <h1>{said.title}</h1>
      <p>{filled(app === undefined ? said.text : said.textFor, blanks)}</p>
      {form === undefined ? null : (
        <Form target={form} hidden={fields}>
          <div className="pair">
            <Button decides={['decision', 'stay']}>{said.stay}</Button>
            <Button look="primary" decides={['decision', 'sign_out']}>
              {said.submit}
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}
