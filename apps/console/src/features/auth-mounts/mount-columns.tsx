import { Link } from '#components/link.tsx'
import { titleOf, type AuthMount } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { Status } from '#ui/status.tsx'
import { MountSymbol } from './mount-symbol.tsx'

/** The columns of the list of auth mounts. */
export const mountColumns: readonly Column<AuthMount>[] = [
  {
    id: 'path',
    title: 'Path',
    cell: ({ path, type }) => (
      <span className="inline-flex items-center gap-2">
        <MountSymbol type={type} />
        <Link to={paths.authMount(path)}>{path}</Link>
      </span>
    ),
    sortBy: ({ path }) => path,
  },
  { id: 'type', title: 'Type', cell: ({ type }) => titleOf(type), sortBy: ({ type }) => type },
  {
    id: 'description',
    title: 'Description',
    cell: ({ description }) => description || <span className="text-text-3">–</span>,
    sortBy: ({ description }) => description,
    isExtra: true,
  },
  {
    id: 'accessor',
    title: 'Accessor',
    cell: ({ accessor }) => <MiddleText label="accessor">{accessor}</MiddleText>,
    text: ({ accessor }) => accessor,
    isExtra: true,
  },
  {
    id: 'listing',
    title: 'Sign-in page',
    cell: ({ config }) => (config?.listing_visibility === 'unauth' ? <Status state="ok">shown</Status> : null),
    text: ({ config }) => (config?.listing_visibility === 'unauth' ? 'shown' : ''),
    isExtra: true,
  },
]
