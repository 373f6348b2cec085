import { Link } from '#components/link.tsx'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import { matchWords } from './match-words.ts'
import type { RoleRow } from './queries.ts'
import { roleValuesOf } from './role-values.ts'

/** The columns of the list of roles of a mount. */
export function roleColumns(mount: string): readonly Column<RoleRow>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      cell: ({ name }) => <Link to={paths.role(mount, name)}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
    {
      id: 'type',
      title: 'Type',
      cell: ({ role }) => (role ? <Status state="plain">{role.role_type}</Status> : '–'),
      sortBy: ({ role }) => role?.role_type ?? '',
    },
    {
      id: 'match',
      title: 'Who could log in',
      cell: ({ name, role }) => <span className="text-text-2">{role ? matchWords(roleValuesOf(name, role)) : '–'}</span>,
      text: ({ name, role }) => (role ? matchWords(roleValuesOf(name, role)) : ''),
      isExtra: true,
    },
    {
      id: 'policies',
      title: 'Policies',
      cell: ({ role }) => role?.token_policies.join(', ') || '–',
      text: ({ role }) => role?.token_policies.join(' ') ?? '',
      isExtra: true,
    },
    {
      id: 'ttl',
      title: 'Token lives',
      cell: ({ role }) => (role?.token_ttl ? durationWords(role.token_ttl) : 'as the mount says'),
      sortBy: ({ role }) => role?.token_ttl ?? 0,
      isExtra: true,
    },
  ]
}
