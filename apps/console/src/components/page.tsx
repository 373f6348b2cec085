import { useIsFetching } from '@tanstack/react-query'
import { Link as RouterLink, useLocation } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { noteSeen, type SeenPage } from '#lib/seen.ts'
import { classes } from '#ui/classes.ts'
import { MarkButton } from './mark-button.tsx'

export interface Crumb {
  readonly label: string
  readonly to: string
}

interface PageProps {
  readonly title: string
  /** One sentence on what the thing is. */
  readonly lead?: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** Status chips beside the title. */
  readonly chips?: ReactNode
  /** Buttons at the right; the main act last. */
  readonly actions?: ReactNode
  readonly tabs?: ReactNode
  /** Forms are narrow, tables use the whole width. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** The frame of a page: its title for eyes, tab and focus; `data-state` says when all of it has arrived. */
export function Page({ title, lead, crumbs = [], chips, actions, tabs, isWide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isFetching = useIsFetching() > 0
  const seen = useSeen(title, crumbs)
  useEffect(() => {
    document.title = `${title} · Postern`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div
      data-state={isFetching ? 'loading' : 'ready'}
      className={classes('mx-auto flex flex-col gap-5', isWide ? 'max-w-400' : 'max-w-4xl')}
    >
      <header className="flex flex-col gap-2">
        {crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold break-words outline-none">
              {title}
            </h1>
            {chips}
            {seen === undefined ? null : <MarkButton page={seen} />}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
        {lead ? <p className="max-w-prose text-text-2">{lead}</p> : null}
        {tabs}
      </header>
      {children}
    </div>
  )
}

/** The page as something to come back to: the page of an object, but no form. */
function useSeen(title: string, crumbs: readonly Crumb[]): SeenPage | undefined {
  const { pathname } = useLocation()
  const kind = crumbs.at(-1)?.label
  const isForm = /\/(create|edit|enable|merge)$/.test(pathname)
  const isSeen = kind !== undefined && !isForm
  useEffect(() => {
    if (isSeen) noteSeen({ title, kind, path: pathname })
  }, [isSeen, title, kind, pathname])
  return isSeen ? { title, kind, path: pathname } : undefined
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where this page is">
      <ol className="flex flex-wrap items-center gap-1 text-sm">
        {crumbs.map(({ label, to }) => (
          <li key={to} className="flex items-center gap-1">
            <RouterLink to={to} className="text-text-2 hover:text-accent hover:underline">
              {label}
            </RouterLink>
            <ChevronRight aria-hidden size={13} className="text-text-3" />
          </li>
        ))}
      </ol>
    </nav>
  )
}
