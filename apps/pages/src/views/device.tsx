import type { FormTarget } from '#frame.ts'
import { shownText } from '#text/shown-text.ts'
import { Button } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Words } from '#words/en.ts'

/** Where a person lets a device without a browser in (RFC 8628 3.3). */
export interface DevicePage {
  readonly kind: 'device'
  readonly stage: 'enter' | 'done' | 'declined'
  readonly userCode: string
  readonly isWrong: boolean
  readonly form?: FormTarget | undefined
}

interface DeviceProps {
  readonly page: DevicePage
  readonly words: Words
}

export function Device({ page: { stage, userCode, isWrong, form }, words }: DeviceProps) {
  const said = words.device
  if (stage !== 'enter' || form === undefined) {
    return (
      <>
        <h1>{stage === 'done' ? said.doneTitle : said.declinedTitle}</h1>
        <p>{stage === 'done' ? said.done : said.declined}</p>
      </>
    )
  }
  return (
    <>
      <h1>{said.title}</h1>
      {isWrong ? <Notice kind="bad">{said.wrong}</Notice> : null}
      <p>{userCode === '' ? said.text : said.check}</p>
      <Form target={form}>
        <TextField name="user_code" label={said.code} value={shownText(userCode)} autoComplete="one-time-code" isMono />
        <Button look="primary">{said.next}</Button>
      </Form>
    </>
  )
}
