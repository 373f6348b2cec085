import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { Status } from '#ui/status.tsx'
import type { ClientRow } from './queries.ts'

/** The columns of the list of clients. */
export const clientColumns: readonly Column<ClientRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name, client }) => (
      <>
        <Link to={paths.client(name)}>{name}</Link>
        {client?.display_name ? <span className="block text-sm font-normal text-text-2">{client.display_name}</span> : null}
      </>
    ),
    sortBy: ({ name }) => name,
  },
  {
    id: 'client-id',
    title: 'Client id',
    cell: ({ client }) => <MiddleText label="client id">{client?.client_id ?? ''}</MiddleText>,
    text: ({ client }) => client?.client_id ?? '',
    isExtra: true,
  },
  {
    id: 'type',
    title: 'Type',
    cell: ({ client }) => <Status state="plain">{client?.client_type ?? '–'}</Status>,
    sortBy: ({ client }) => client?.client_type ?? '',
  },
  {
    id: 'access',
    title: 'Who may sign in',
    cell: ({ client }) => <Access assignments={client?.assignments ?? []} />,
    text: ({ client }) => client?.assignments.join(' ') ?? '',
    isExtra: true,
  },
  {
    id: 'key',
    title: 'Key',
    cell: ({ client }) => (client ? <Link to={paths.key(client.key)}>{client.key}</Link> : '–'),
    sortBy: ({ client }) => client?.key ?? '',
    isExtra: true,
  },
]

function Access({ assignments }: { readonly assignments: readonly string[] }) {
  if (assignments.includes('allow_all')) return <Status state="warn">everybody</Status>
  return assignments.length === 0 ? <Status state="off">nobody</Status> : assignments.join(', ')
}
