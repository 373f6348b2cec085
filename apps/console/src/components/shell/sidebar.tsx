import { Link, useLocation } from '@tanstack/react-router'
import { classes } from '#ui/classes.ts'
import { currentLink } from './current-link.ts'
import { sections } from './sections.ts'

interface SidebarProps {
  readonly onNavigate?: () => void
}

/** The console's sections. The current page is marked for eyes and for screen readers. */
export function Sidebar({ onNavigate }: SidebarProps) {
  const { pathname } = useLocation()
  const current = currentLink(pathname)
  return (
    <nav aria-label="Console" className="flex flex-col gap-5 p-4">
      {sections.map((section) => (
        <div key={section.label}>
          <h2 className="px-2 pb-1 text-xs font-semibold tracking-wide text-text-3 uppercase">{section.label}</h2>
          <ul className="flex flex-col gap-0.5">
            {section.links.map(({ label, to }) => (
              <li key={to}>
                <Link
                  to={to}
                  onClick={onNavigate}
                  aria-current={to === current ? 'page' : undefined}
                  className={classes(
                    'block rounded-control px-2 py-1.5',
                    to === current ? 'bg-info-bg font-medium text-accent' : 'text-text-2 hover:bg-sunken hover:text-text',
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
