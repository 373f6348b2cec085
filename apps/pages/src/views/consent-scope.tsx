import { ClaimValue } from '#text/claim-value.tsx'
import { shownText } from '#text/shown-text.ts'
import type { Words } from '#words/en.ts'

/** One thing an app asks for, with the values it would be given. */
export interface ConsentItem {
  readonly scope: string
  readonly description: string
  readonly claims: readonly { readonly name: string; readonly value: unknown }[]
  readonly isOptional: boolean
  readonly isRemembered: boolean
  /** Left out the last time. */
  readonly isDeclined: boolean
}

interface ConsentScopeProps {
  readonly item: ConsentItem
  readonly words: Words
}

export function ConsentScope({ item, words }: ConsentScopeProps) {
  const said = words.consent
  if (item.scope === 'openid') {
    return (
      <div className="scope">
        <dt>{said.confirms}</dt>
        <dd>{said.confirmsHint}</dd>
      </div>
    )
  }
  const title = item.description === '' ? known(words.scopes, item.scope) : shownText(item.description, 200)
  return (
    <div className="scope">
      <dt>
        {item.isOptional ? <Choice item={item} title={title} words={words} /> : (title ?? <code>{shownText(item.scope)}</code>)}
      </dt>
      {title === undefined ? <dd className="hint">{said.receives}</dd> : null}
      {item.claims.map(({ name, value }) => (
        <dd key={name}>
          <span className="claim">{known(words.claims, name) ?? <code>{shownText(name)}</code>}</span>{' '}
          <ClaimValue value={value} words={words} />
        </dd>
      ))}
    </div>
  )
}

function Choice({ item, title, words }: ConsentScopeProps & { readonly title: string | undefined }) {
  return (
    <label className="check">
      <input type="checkbox" name="allowed" value={item.scope} defaultChecked={!item.isDeclined} />
      <span>
        {title ?? <code>{shownText(item.scope)}</code>} <span className="hint">({words.consent.optional})</span>
      </span>
    </label>
  )
}

/** A name is only looked up among our own words: one from outside may be called like a part of every object. */
function known(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined
}
