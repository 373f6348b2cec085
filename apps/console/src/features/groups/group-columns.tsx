import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import type { GroupRow } from './queries.ts'

/** The columns of the list of groups. */
export const groupColumns: readonly Column<GroupRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name, group }) => (group ? <Link to={paths.group(group.id)}>{name}</Link> : name),
    sortBy: ({ name }) => name,
  },
  {
    id: 'type',
    title: 'Type',
    cell: ({ group }) => <Status state="plain">{group?.type ?? '–'}</Status>,
    sortBy: ({ group }) => group?.type ?? '',
  },
  {
    id: 'people',
    title: 'People',
    cell: ({ group }) => group?.num_member_entities ?? '–',
    sortBy: ({ group }) => group?.num_member_entities ?? 0,
    isNumber: true,
  },
  {
    id: 'groups',
    title: 'Groups inside',
    cell: ({ group }) => group?.num_member_groups ?? '–',
    sortBy: ({ group }) => group?.num_member_groups ?? 0,
    isNumber: true,
    isExtra: true,
  },
  {
    id: 'policies',
    title: 'Policies',
    cell: ({ group }) => group?.policies.join(', ') || '–',
    text: ({ group }) => group?.policies.join(' ') ?? '',
    isExtra: true,
  },
  {
    id: 'follows',
    title: 'Follows',
    cell: ({ group }) =>
      group?.alias ? (
        <>
          {group.alias.name} <span className="text-sm text-text-3">{group.alias.mount_path}</span>
        </>
      ) : null,
    text: ({ group }) => (group?.alias ? `${group.alias.name} at ${group.alias.mount_path}` : ''),
    isExtra: true,
  },
]
