import type { FormTarget, Frame } from '#frame.ts'
import { Moment } from '#text/moment.tsx'
import { shownText } from '#text/shown-text.ts'
import { Button } from '#ui/button.tsx'
import { Form } from '#ui/form.tsx'
import type { Words } from '#words/en.ts'
import { filled, Phrase } from '#words/phrase.tsx'

/** Who is signed in here, and what apps they have let in. */
export interface AccountPage {
  readonly kind: 'account'
  /** Absent when nobody is signed in. */
  readonly account?:
    | {
        readonly name: string
        readonly apps: readonly AllowedApp[]
        readonly places: readonly SignInPlace[]
        readonly signOut: FormTarget
        readonly withdraw: FormTarget
        /** Ends a sign-in elsewhere. */
        readonly ending: FormTarget
      }
    | undefined
}

/** An app a person allowed. */
export interface AllowedApp {
  readonly clientId: string
  readonly name: string
  readonly claims: readonly string[]
  /** Seconds since the epoch. */
  readonly givenAt: number
  readonly expiresAt: number
}

/** Somewhere a person is signed in. */
export interface SignInPlace {
  readonly id: string
  readonly kind: 'console' | 'apps'
  readonly isHere: boolean
  readonly method: string
  /** Seconds since the epoch. */
  readonly since: number
}

interface AccountProps {
  readonly page: AccountPage
  readonly words: Words
  readonly frame: Frame
}

export function Account({ page: { account }, words, frame }: AccountProps) {
  const said = words.account
  if (account === undefined) {
    return (
      <>
        <h1>{said.nobodyTitle}</h1>
        <p>{said.nobody}</p>
      </>
    )
  }
  return (
    <>
      <h1>{said.title}</h1>
      <p>{filled(said.text, { person: shownText(account.name) })}</p>
      <Form target={account.signOut}>
        <Button>{said.signOut}</Button>
      </Form>
      <section aria-labelledby="apps">
        <h2 id="apps">{said.apps}</h2>
        {account.apps.length === 0 ? <p>{said.none}</p> : null}
        {account.apps.map((app) => (
          <App key={`${app.clientId} ${app.givenAt}`} app={app} withdraw={account.withdraw} words={words} frame={frame} />
        ))}
      </section>
      <section aria-labelledby="places">
        <h2 id="places">{said.places}</h2>
        {account.places.map((place) => (
          <Place key={place.id} place={place} ending={account.ending} words={words} frame={frame} />
        ))}
      </section>
    </>
  )
}

interface AppProps extends Omit<AccountProps, 'page'> {
  readonly app: AllowedApp
  readonly withdraw: FormTarget
}

function App({ app, withdraw, words, frame }: AppProps) {
  const name = shownText(app.name)
  return (
    <article className="app">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p className="hint">{app.claims.map((claim) => claimName(words, claim)).join(', ')}</p>
      <p className="hint">
        <Phrase
          text={words.account.given}
          blanks={{
            date: <Moment at={app.givenAt} language={frame.language} shows="date" />,
            until: <Moment at={app.expiresAt} language={frame.language} shows="date" />,
          }}
        />
      </p>
      <Form target={withdraw} hidden={{ client_id: app.clientId }}>
        <Button look="quiet">{filled(words.account.withdraw, { app: name })}</Button>
      </Form>
    </article>
  )
}

interface PlaceProps extends Omit<AccountProps, 'page'> {
  readonly place: SignInPlace
  readonly ending: FormTarget
}

function Place({ place, ending, words, frame }: PlaceProps) {
  const said = words.account
  return (
    <article className="app">
      <h3>{place.isHere ? said.here : place.kind === 'console' ? said.console : said.forApps}</h3>
      <p className="hint">
        <Phrase
          text={said.since}
          blanks={{
            method: <bdi>{shownText(place.method)}</bdi>,
            date: <Moment at={place.since} language={frame.language} shows="date" />,
          }}
        />
      </p>
      {place.isHere ? null : (
        <Form target={ending} hidden={{ id: place.id }}>
          <Button look="quiet">{said.end}</Button>
        </Form>
      )}
    </article>
  )
}

function claimName({ claims }: Words, name: string): string {
  const named: Readonly<Record<string, string>> = claims
  return Object.hasOwn(claims, name) ? (named[name] ?? name) : shownText(name)
}
