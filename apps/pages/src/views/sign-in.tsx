import type { FormTarget, Frame } from '#frame.ts'
import { shownText } from '#text/shown-text.ts'
import { spanOf } from '#text/moment.tsx'
import { Button } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import type { Words } from '#words/en.ts'
import { filled } from '#words/phrase.tsx'

/** The page where somebody proves who they are. */
export interface SignInPage {
  readonly kind: 'sign-in'
  /** The app that sent the person; absent when no app did. */
  readonly app?: string | undefined
  readonly why: 'nobody' | 'prompt' | 'max_age' | 'hint' | 'switched'
  /** Who is signed in already. */
  readonly person?: string | undefined
  /** Mounts that take a name and a password. */
  readonly passwordMounts: readonly Way[]
  /** Identity providers: each a plain link to the server, which sends the browser on. */
  readonly outside: readonly (Way & { readonly href: string })[]
  readonly form: FormTarget
  readonly username: string
  /** Where the password form was sent to. */
  readonly mount?: string | undefined
  readonly problem?: SignInProblem | undefined
  /** Goes back without signing in. */
  readonly declining: FormTarget
  /** Seconds the page is good for. */
  readonly lasts: number
}

/** A way to sign in, and what it is called. */
export interface Way {
  readonly mount: string
  readonly label: string
}

/** What went wrong the last time. Never which part of it. */
export type SignInProblem = 'wrong' | 'missing' | 'busy' | 'refused'

interface SignInProps {
  readonly page: SignInPage
  readonly words: Words
  readonly frame: Frame
}

export function SignIn({ page, words, frame }: SignInProps) {
  const { app, why, person, problem, form, lasts } = page
  const said = words.signIn
  const name = shownText(app ?? '')
  return (
    <>
      <h1>{name === '' ? said.title : filled(said.titleFor, { app: name })}</h1>
      {problem === undefined ? null : <Notice kind="bad">{said[problem]}</Notice>}
      {why === 'nobody' ? null : <Notice kind="info">{filled(reasons(words)[why], { app: name })}</Notice>}
      {person === undefined ? null : <p>{filled(said.signedInAs, { person: shownText(person) })}</p>}
      {page.outside.map(({ mount, label, href }) => (
        <a key={mount} className="button secondary" href={href}>
          {filled(said.outside, { method: shownText(label) })}
        </a>
      ))}
      {takesPasswords(page) ? (
        <>
          {page.outside.length === 0 ? null : <p className="or">{said.or}</p>}
          <Form target={form}>
            <TextField name="username" label={said.username} value={page.username} autoComplete="username" />
            <TextField name="password" label={said.password} type="password" autoComplete="current-password" />
            <Mounts page={page} words={words} />
            <Button look="primary">{said.submit}</Button>
          </Form>
        </>
      ) : null}
      <Form target={page.declining} hidden={{ decision: 'deny' }}>
        <Button look="quiet">{words.cancel}</Button>
      </Form>
      <p className="hint">
        {name === '' ? null : `${filled(said.afterwards, { app: name })} `}
        {filled(said.lasts, { minutes: spanOf(lasts, frame.language) })}
      </p>
    </>
  )
}

/** Where everybody signs in elsewhere, no password is asked for. */
function takesPasswords({ passwordMounts, outside }: SignInPage): boolean {
  return passwordMounts.length > 0 || outside.length === 0
}

/** Nobody is asked for a path where there is only one. */
function Mounts({ page: { passwordMounts, mount }, words }: Pick<SignInProps, 'page' | 'words'>) {
  const [only, ...others] = passwordMounts
  if (only === undefined) {
    const { where, whereHint } = words.signIn
    return <TextField name="mount" label={where} hint={whereHint} value={mount ?? 'userpass'} autoComplete="off" isMono />
  }
  if (others.length === 0) return <input type="hidden" name="mount" value={only.mount} />
  return (
    <div className="field">
      <label htmlFor="mount">{words.signIn.where}</label>
      <select id="mount" name="mount" defaultValue={mount ?? only.mount}>
        {passwordMounts.map((way) => (
          <option key={way.mount} value={way.mount}>
            {shownText(way.label)}
          </option>
        ))}
      </select>
    </div>
  )
}

function reasons({ signIn }: Words): Readonly<Record<Exclude<SignInPage['why'], 'nobody'>, string>> {
  return { prompt: signIn.whyPrompt, max_age: signIn.whyMaxAge, hint: signIn.whyHint, switched: signIn.whySwitched }
}
