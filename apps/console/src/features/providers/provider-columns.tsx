import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import type { ProviderRow } from './queries.ts'

/** The columns of the list of providers. */
export const providerColumns: readonly Column<ProviderRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name }) => <Link to={paths.provider(name)}>{name}</Link>,
    sortBy: ({ name }) => name,
  },
  {
    id: 'issuer',
    title: 'Issuer',
    cell: ({ provider }) => (
      <span className="inline-flex items-center gap-1">
        <code className="break-all">{provider?.issuer}</code>
        <CopyButton value={provider?.issuer ?? ''} label="Copy the issuer" />
      </span>
    ),
    text: ({ provider }) => provider?.issuer ?? '',
    isExtra: true,
  },
  {
    id: 'clients',
    title: 'Clients',
    cell: ({ provider }) => <Clients ids={provider?.allowed_client_ids ?? []} />,
    text: ({ provider }) => provider?.allowed_client_ids.join(' ') ?? '',
  },
  {
    id: 'scopes',
    title: 'Scopes',
    cell: ({ provider }) => ['openid', ...(provider?.scopes_supported ?? [])].join(', '),
    text: ({ provider }) => provider?.scopes_supported.join(' ') ?? '',
    isExtra: true,
  },
]

function Clients({ ids }: { readonly ids: readonly string[] }) {
  if (ids.includes('*')) return <Status state="warn">all</Status>
  return ids.length === 0 ? <Status state="off">none</Status> : ids.length
}
