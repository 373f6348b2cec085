import type { FormTarget, Frame } from '#frame.ts'
import { Moment, spanOf } from '#text/moment.tsx'
import { shownText } from '#text/shown-text.ts'
import { Button } from '#ui/button.tsx'
import { Details } from '#ui/details.tsx'
import { Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import type { Words } from '#words/en.ts'
import { filled, Phrase } from '#words/phrase.tsx'
import { ConsentScope, type ConsentItem } from './consent-scope.tsx'
import { Destination, type GoesTo } from './destination.tsx'

/** The page where a person decides what an app may learn. */
export interface ConsentPage {
  readonly kind: 'consent'
  readonly app: {
    readonly name: string
    readonly clientId: string
    /** From our own origin, or as data. */
    readonly logo?: string | undefined
    readonly policyUri?: string | undefined
    readonly tosUri?: string | undefined
  }
  readonly account: {
    /** What the person is called. */
    readonly name: string
    /** The name the sign-in was known by. */
    readonly login: string
    readonly method: string
    /** Seconds since the epoch. */
    readonly since: number
  }
  readonly items: readonly ConsentItem[]
  readonly isOffline: boolean
  readonly goesTo: GoesTo
  /** Seconds the answer would be remembered; absent where it never is. */
  readonly memory?: number | undefined
  readonly why: 'first' | 'more' | 'changed' | 'new_host' | 'asked'
  readonly provider: string
  readonly redirectUri: string
  readonly form: FormTarget
  /** What the page shows, in a word that the form repeats. */
  readonly shown: string
  /** Ends this sign-in and begins another. */
  readonly switching: FormTarget
  /** Seconds the page is good for. */
  readonly lasts: number
}

interface ConsentProps {
  readonly page: ConsentPage
  readonly words: Words
  readonly frame: Frame
}

export function Consent({ page, words, frame }: ConsentProps) {
  const said = words.consent
  const app = shownText(page.app.name)
  return (
    <>
      {page.app.logo === undefined ? null : <img className="logo" src={page.app.logo} alt="" width={48} height={48} />}
      <h1>
        <Phrase text={page.why === 'more' ? said.titleMore : said.title} blanks={{ app: <bdi>{app}</bdi> }} />
      </h1>
      <p className="hint">{said.known}</p>
      {page.why === 'changed' ? <Notice kind="warn">{said.changed}</Notice> : null}
      {page.why === 'new_host' ? <Notice kind="warn">{said.newHost}</Notice> : null}
      <Account page={page} words={words} frame={frame} />
      <Form target={page.form} hidden={{ shown: page.shown }}>
        <Shared page={page} words={words} app={app} />
        <p className="hint">{filled(said.notShared, { app })}</p>
        <p>
          <Destination goesTo={page.goesTo} words={words} />
        </p>
        {page.memory === undefined ? null : (
          <label className="check">
            <input type="checkbox" name="remember" value="yes" defaultChecked />
            <span>{filled(said.remember, { time: spanOf(page.memory, frame.language) })}</span>
          </label>
        )}
        <div className="pair">
          <Button decides={['decision', 'deny']}>{words.cancel}</Button>
          <Button look="primary" decides={['decision', 'allow']}>
            {said.allow}
          </Button>
        </div>
      </Form>
      <p className="hint">{filled(said.lasts, { minutes: spanOf(page.lasts, frame.language) })}</p>
      <Links page={page} words={words} />
      <Details
        title={words.technical}
        rows={[
          [words.details.clientId, page.app.clientId],
          [words.details.scopes, page.items.map(({ scope }) => scope).join(' ')],
          [words.details.redirectUri, page.redirectUri],
          [words.details.provider, page.provider],
          [words.details.request, frame.requestId],
        ]}
      />
    </>
  )
}

function Account({ page: { account, switching }, words, frame }: ConsentProps) {
  return (
    <section className="account" aria-label={words.consent.account}>
      <div>
        <strong>
          <bdi>{shownText(account.name)}</bdi>
        </strong>
        {account.login === account.name || account.login === '' ? null : <p className="hint">{shownText(account.login)}</p>}
        <p className="hint">
          <Phrase
            text={words.consent.signedInWith}
            blanks={{
              method: <bdi>{shownText(account.method)}</bdi>,
              time: <Moment at={account.since} language={frame.language} shows="time" />,
            }}
          />
        </p>
      </div>
      <Form target={switching} isInline>
        <Button look="quiet">{words.consent.another}</Button>
      </Form>
    </section>
  )
}

/** New things first; what was allowed before is folded. */
function Shared({ page, words, app }: Pick<ConsentProps, 'page' | 'words'> & { readonly app: string }) {
  const isSettled = (item: ConsentItem) => page.why === 'more' && item.isRemembered
  const open = page.items.filter((item) => !isSettled(item))
  const settled = page.items.filter(isSettled)
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">{filled(words.consent.shared, { app })}</h2>
      <dl className="scopes">
        {open.map((item) => (
          <ConsentScope key={item.scope} item={item} words={words} />
        ))}
        {page.isOffline ? (
          <div className="scope">
            <dt>{words.consent.offline}</dt>
            <dd>{filled(words.consent.offlineHint, { app })}</dd>
          </div>
        ) : null}
      </dl>
      {settled.length === 0 ? null : (
        <details>
          <summary>{words.consent.already}</summary>
          <dl className="scopes">
            {settled.map((item) => (
              <ConsentScope key={item.scope} item={item} words={words} />
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}

function Links({ page: { app }, words }: Pick<ConsentProps, 'page' | 'words'>) {
  if (app.policyUri === undefined && app.tosUri === undefined) return null
  return (
    <p className="links">
      {app.policyUri === undefined ? null : (
        <a href={app.policyUri} rel="noreferrer">
          {words.privacy}
        </a>
      )}
      {app.tosUri === undefined ? null : (
        <a href={app.tosUri} rel="noreferrer">
          {words.terms}
        </a>
      )}
    </p>
  )
}
