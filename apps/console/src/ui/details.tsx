import type { ReactNode } from 'react'

export interface Detail {
  readonly label: string
  readonly apiName?: string
  readonly value: ReactNode
}

/** What an object is set to, label by label. */
export function Details({ rows }: { readonly rows: readonly Detail[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 md:grid-cols-[minmax(10rem,14rem)_1fr]">
      {rows.map(({ label, apiName, value }) => (
        <div key={label} className="contents">
          <dt className="border-t border-border pt-2 text-text-2 md:py-2.5">
            {label}
            {apiName ? <code className="ml-2 text-xs break-all text-text-3 md:ml-0 md:block">{apiName}</code> : null}
          </dt>
          <dd className="min-w-0 pt-0.5 pb-2 break-words md:border-t md:border-border md:py-2.5">{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A list of names as chips, or a word where there are none. */
export function Names({ of, none = 'none' }: { readonly of: readonly string[] | null | undefined; readonly none?: string }) {
  if (!of || of.length === 0) return <span className="text-text-3">{none}</span>
  return (
    <ul className="flex flex-wrap gap-1.5">
      {of.map((name) => (
        <li key={name} className="rounded bg-sunken px-1.5 py-0.5 font-mono text-sm break-all">
          {name}
        </li>
      ))}
    </ul>
  )
}
