import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import { claimsIn } from '#lib/claims-in.ts'
import type { ScopeRow } from './queries.ts'

/** The columns of the list of scopes. */
export const scopeColumns: readonly Column<ScopeRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name }) => <Link to={paths.scope(name)}>{name}</Link>,
    sortBy: ({ name }) => name,
  },
  {
    id: 'description',
    title: 'On the consent page',
    cell: ({ scope }) => scope?.description || <span className="text-text-3">only its name</span>,
    sortBy: ({ scope }) => scope?.description ?? '',
  },
  {
    id: 'claims',
    title: 'Claims',
    cell: ({ scope }) => <span className="font-mono text-sm">{claimsIn(scope?.template ?? '').join(', ') || 'none'}</span>,
    text: ({ scope }) => claimsIn(scope?.template ?? '').join(' '),
    isExtra: true,
  },
  {
    id: 'optional',
    title: 'Optional',
    cell: ({ scope }) => (scope?.optional ? <Status state="info">may be declined</Status> : null),
    text: ({ scope }) => (scope?.optional ? 'yes' : 'no'),
    isExtra: true,
  },
]
