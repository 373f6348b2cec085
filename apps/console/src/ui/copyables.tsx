import { CopyButton } from './copy-button.tsx'

interface CopyablesProps {
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

/** Addresses and ids to copy into another program. */
export function Copyables({ rows }: CopyablesProps) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 md:grid-cols-[8rem_1fr]">
      {rows.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="pt-2 text-text-2 md:py-1.5">{label}</dt>
          <dd className="flex min-w-0 items-center gap-1 md:py-0.5">
            <code className="min-w-0 break-all">{value}</code>
            <CopyButton value={value} label={`Copy ${label}`} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
