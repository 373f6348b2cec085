import { Link } from '@tanstack/react-router'

export interface Tab {
  readonly label: string
  readonly to: string
}

/** The parts of an object's page. Each tab is an address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mb-px overflow-x-auto border-b border-border">
      <ul className="flex gap-1">
        {tabs.map(({ label, to }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="block border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-text-2 hover:text-text"
              activeProps={{ className: 'border-accent! font-medium text-text!', 'aria-current': 'page' }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
