import { Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { paths } from '#lib/paths.ts'
import { secondsOf } from '#lib/time-words.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import type { EntityRow } from './queries.ts'

/** The columns of the list of entities. */
export const entityColumns: readonly Column<EntityRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name, entity }) => (entity ? <Link to={paths.entity(entity.id)}>{name}</Link> : name),
    sortBy: ({ name }) => name,
  },
  {
    id: 'state',
    title: 'State',
    cell: ({ entity }) => (entity?.disabled ? <Status state="off">disabled</Status> : <Status state="ok">active</Status>),
    sortBy: ({ entity }) => (entity?.disabled ? 1 : 0),
    text: ({ entity }) => (entity?.disabled ? 'disabled' : 'active'),
  },
  {
    id: 'aliases',
    title: 'Known as',
    cell: ({ entity }) =>
      entity?.aliases.map(({ id, name, mount_path: mount }) => (
        <span key={id} className="mr-3 inline-block">
          {name} <span className="text-sm text-text-3">{mount || 'a mount that is gone'}</span>
        </span>
      )),
    text: ({ entity }) => entity?.aliases.map(({ name, mount_path: mount }) => `${name} at ${mount}`).join('; ') ?? '',
    isExtra: true,
  },
  {
    id: 'groups',
    title: 'Groups',
    cell: ({ entity }) => entity?.direct_group_ids.length ?? '–',
    sortBy: ({ entity }) => entity?.direct_group_ids.length ?? 0,
    isNumber: true,
    isExtra: true,
  },
  {
    id: 'policies',
    title: 'Policies of their own',
    cell: ({ entity }) => entity?.policies.join(', ') || '–',
    text: ({ entity }) => entity?.policies.join(' ') ?? '',
    isExtra: true,
  },
  {
    id: 'changed',
    title: 'Changed',
    cell: ({ entity }) => <Moment at={secondsOf(entity?.last_update_time)} />,
    sortBy: ({ entity }) => secondsOf(entity?.last_update_time) ?? 0,
    isExtra: true,
  },
]
