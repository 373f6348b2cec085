import { shownText } from '#text/shown-text.ts'
import type { Words } from '#words/en.ts'
import { filled } from '#words/phrase.tsx'

/** The way back to an app that no redirect can take: an app on the device, or an answer that is posted. */
export interface GoingPage {
  readonly kind: 'going'
  /** Empty where it is not known, or leads back to a page of ours. */
  readonly app: string
  readonly way:
    | { readonly by: 'link'; readonly href: string }
    | { readonly by: 'post'; readonly action: string; readonly fields: Readonly<Record<string, string>> }
}

interface GoingProps {
  readonly page: GoingPage
  readonly words: Words
}

export function Going({ page: { app, way }, words }: GoingProps) {
  const said = words.going
  return (
    <>
      <h1>{app === '' ? said.next : filled(said.title, { app: shownText(app) })}</h1>
      <p>{said.text}</p>
      {way.by === 'link' ? (
        <a className="button primary" href={way.href} data-goes="at-once">
          {said.next}
        </a>
      ) : (
        <form method="post" action={way.action} className="stack" data-goes="at-once">
          {Object.entries(way.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="button primary">
            {said.next}
          </button>
        </form>
      )}
    </>
  )
}
