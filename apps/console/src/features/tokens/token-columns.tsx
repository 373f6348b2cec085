import { Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { paths } from '#lib/paths.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import type { TokenRow } from './queries.ts'

/** The columns of the list of tokens. */
export const tokenColumns: readonly Column<TokenRow>[] = [
  {
    id: 'name',
    title: 'Token',
    cell: ({ accessor, token }) => (
      <>
        <Link to={paths.token(accessor)}>{token?.display_name ?? accessor}</Link>
        <span className="block font-mono text-xs font-normal text-text-3">{accessor}</span>
      </>
    ),
    sortBy: ({ accessor, token }) => token?.display_name ?? accessor,
  },
  {
    id: 'path',
    title: 'Made at',
    cell: ({ token }) => <code>{token?.path}</code>,
    sortBy: ({ token }) => token?.path ?? '',
    isExtra: true,
  },
  {
    id: 'policies',
    title: 'Policies',
    cell: ({ token }) => token?.policies.join(', '),
    text: ({ token }) => token?.policies.join(' ') ?? '',
    isExtra: true,
  },
  {
    id: 'ends',
    title: 'Ends',
    cell: ({ token }) => (token?.expire_time ? <Moment at={token.expire_time} /> : 'never'),
    sortBy: ({ token }) => token?.expire_time ?? Number.POSITIVE_INFINITY,
  },
  {
    id: 'marks',
    title: 'Marks',
    cell: ({ token }) => <Marks token={token} />,
    text: ({ token }) => marksOf(token).join(' '),
    isExtra: true,
  },
]

function marksOf(token: TokenRow['token']): readonly string[] {
  if (token === undefined) return []
  return [
    ...(token.policies.includes('root') ? ['root'] : []),
    ...(token.orphan ? ['orphan'] : []),
    ...(token.entity_id === '' ? ['no entity'] : []),
    ...(token.has_children ? ['has children'] : []),
  ]
}

function Marks({ token }: { readonly token: TokenRow['token'] }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {marksOf(token).map((mark) => (
        <Status key={mark} state={mark === 'root' ? 'warn' : 'plain'}>
          {mark}
        </Status>
      ))}
    </span>
  )
}
