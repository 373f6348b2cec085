import { Link } from './link.tsx'

interface NamesAsLinksProps {
  readonly names: readonly string[]
  readonly to: (name: string) => string
  readonly none?: string
}

/** Names, each a link to its page. */
export function NamesAsLinks({ names, to, none = 'none' }: NamesAsLinksProps) {
  if (names.length === 0) return <span className="text-text-3">{none}</span>
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {names.map((name) => (
        <li key={name}>
          <Link to={to(name)}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}
