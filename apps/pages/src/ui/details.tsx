import { shownText } from '#text/shown-text.ts'

interface DetailsProps {
  readonly title: string
  /** Name and value; empty values are left out. */
  readonly rows: readonly (readonly [name: string, value: string])[]
}

/** What only those who look after the server want to see, folded. */
export function Details({ title, rows }: DetailsProps) {
  return (
    <details>
      <summary>{title}</summary>
      <dl className="facts mono">
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shownText(value, 500)}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
