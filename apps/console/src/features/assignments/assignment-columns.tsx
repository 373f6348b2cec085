import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import { allowAll, type AssignmentRow } from './queries.ts'

/** The columns of the list of assignments. */
export const assignmentColumns: readonly Column<AssignmentRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name }) => <Link to={paths.assignment(name)}>{name}</Link>,
    sortBy: ({ name }) => name,
  },
  {
    id: 'groups',
    title: 'Groups',
    cell: (row) => (row.name === allowAll ? <Status state="warn">everybody</Status> : (row.assignment?.group_ids.length ?? '–')),
    sortBy: ({ assignment }) => assignment?.group_ids.length ?? 0,
    isNumber: true,
  },
  {
    id: 'people',
    title: 'People by name',
    cell: (row) => (row.name === allowAll ? null : (row.assignment?.entity_ids.length ?? '–')),
    sortBy: ({ assignment }) => assignment?.entity_ids.length ?? 0,
    isNumber: true,
  },
]
