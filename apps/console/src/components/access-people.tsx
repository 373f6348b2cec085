import type { ClientAccess } from '@postern/contract/resources/oidc-access.ts'
import { paths } from '#lib/paths.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Status } from '#ui/status.tsx'
import { AccessPath } from './access-path.tsx'
import { Link } from './link.tsx'

/** People who may sign in, each with the shortest way that lets them. */
export function AccessPeople({ people }: { readonly people: ClientAccess['people'] }) {
  if (people.length === 0) return <p className="text-text-2">Nobody.</p>
  return (
    <ScrollRegion label="People and how they come in">
      <table aria-label="People and how they come in" className="w-full text-left">
        <thead>
          <tr className="text-sm text-text-2">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Person
            </th>
            <th scope="col" className="py-1.5 font-medium">
              Comes in by
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, disabled, path }) => (
            <tr key={id} className="border-t border-border">
              <th scope="row" className="py-2 pr-4 font-medium">
                <Link to={paths.entity(id)}>{name}</Link>
                {disabled ? (
                  <span className="ml-2">
                    <Status state="off">disabled</Status>
                  </span>
                ) : null}
              </th>
              <td className="py-2">
                <AccessPath path={path} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
