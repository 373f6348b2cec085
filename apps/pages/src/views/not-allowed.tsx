import type { FormTarget, Frame } from '#frame.ts'
import { shownText } from '#text/shown-text.ts'
import { Button } from '#ui/button.tsx'
import { Details } from '#ui/details.tsx'
import { Form } from '#ui/form.tsx'
import type { Words } from '#words/en.ts'
import { filled } from '#words/phrase.tsx'

/** Somebody has signed in, but may not use the app. */
export interface NotAllowedPage {
  readonly kind: 'not-allowed'
  readonly app: string
  /** Absent for a sign-in that is tied to nobody. */
  readonly person?: string | undefined
  readonly code: string
  readonly switching: FormTarget
  /** Goes back to the app, which hears that access was denied. */
  readonly returning: FormTarget
}

interface NotAllowedProps {
  readonly page: NotAllowedPage
  readonly words: Words
  readonly frame: Frame
}

export function NotAllowed({ page, words, frame }: NotAllowedProps) {
  const said = words.notAllowed
  const app = shownText(page.app)
  return (
    <>
      <h1>{filled(said.title, { app })}</h1>
      <p>
        {page.person === undefined ? filled(said.noPerson, { app }) : filled(said.text, { app, person: shownText(page.person) })}
      </p>
      <p>{filled(said.whatNow, { app })}</p>
      <Form target={page.switching}>
        <Button look="primary">{words.consent.another}</Button>
      </Form>
      <Form target={page.returning} hidden={{ decision: 'deny' }}>
        <Button>{filled(said.back, { app })}</Button>
      </Form>
      <Details
        title={words.technical}
        rows={[
          [words.details.code, page.code],
          [words.details.request, frame.requestId],
        ]}
      />
    </>
  )
}
