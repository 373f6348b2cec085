import { Link } from '#components/link.tsx'
import type { PickSource } from '#lib/pick/source.ts'
import { usePick } from './use-pick.ts'

interface LabelledLinksProps {
  readonly source: PickSource
  readonly values: readonly string[]
  readonly to: (value: string) => string
  readonly none?: string
}

/** Things by id, shown by name, each a link to its page. */
export function LabelledLinks({ source, values, to, none = 'none' }: LabelledLinksProps) {
  const { labelOf } = usePick(source, values)
  if (values.length === 0) return <span className="text-text-3">{none}</span>
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {values.map((value) => (
        <li key={value}>
          <Link to={to(value)} title={value}>
            {labelOf(value)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
