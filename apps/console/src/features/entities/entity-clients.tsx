import { useQuery } from '@tanstack/react-query'
import { AccessPath } from '#components/access-path.tsx'
import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { clientsOf } from './queries.ts'

/** The apps somebody can sign in to, each with the way that lets them. */
export function EntityClients({ id }: { readonly id: string }) {
  const { data } = useQuery(clientsOf(id))
  if (data === undefined) return null
  return (
    <Card title="Apps they can sign in to">
      {data.clients.length === 0 ? <p className="text-text-2">None.</p> : null}
      <ul className="flex flex-col">
        {data.clients.map(({ name, path }) => (
          <li key={name} className="flex flex-wrap gap-x-3 border-t border-border py-1.5 first:border-0">
            <Link to={paths.client(name)}>{name}</Link>
            <AccessPath path={path} />
            <span className="ml-auto">
              <Link to={paths.why} search={{ entity: id, client: name }}>
                Why
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
