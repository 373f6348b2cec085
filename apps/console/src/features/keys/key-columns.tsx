import { Link } from '#components/link.tsx'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import type { KeyRow } from './queries.ts'

/** The columns of the list of keys. */
export const keyColumns: readonly Column<KeyRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name }) => <Link to={paths.key(name)}>{name}</Link>,
    sortBy: ({ name }) => name,
  },
  { id: 'algorithm', title: 'Algorithm', cell: ({ key }) => key?.algorithm ?? '–', sortBy: ({ key }) => key?.algorithm ?? '' },
  {
    id: 'rotation',
    title: 'Rotates every',
    cell: ({ key }) => (key ? durationWords(key.rotation_period) : '–'),
    sortBy: ({ key }) => key?.rotation_period ?? 0,
    isExtra: true,
  },
  {
    id: 'verification',
    title: 'Verifies on for',
    cell: ({ key }) => (key ? durationWords(key.verification_ttl) : '–'),
    sortBy: ({ key }) => key?.verification_ttl ?? 0,
    isExtra: true,
  },
  {
    id: 'allowed',
    title: 'Signs for',
    cell: ({ key }) => allowedWords(key?.allowed_client_ids),
    sortBy: ({ key }) => allowedWords(key?.allowed_client_ids),
    isExtra: true,
  },
]

function allowedWords(ids: readonly string[] | undefined): string {
  if (ids === undefined) return '–'
  if (ids.includes('*')) return 'every client and role'
  return ids.length === 0 ? 'nobody yet' : ids.length === 1 ? 'one client id' : `${ids.length} client ids`
}
