import type { ClaimOriginView } from '@postern/contract/resources/oidc-preview.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Status } from '#ui/status.tsx'

/** Where each value comes from: the directive, and the name at a mount it looked at. */
export function ClaimOrigins({ origins }: { readonly origins: readonly ClaimOriginView[] }) {
  if (origins.length === 0) return null
  return (
    <ScrollRegion label="Where the values come from">
      <table aria-label="Where the values come from" className="w-full text-left text-sm">
        <thead>
          <tr className="text-text-2">
            <th scope="col" className="py-1 pr-3 font-medium">
              Value
            </th>
            <th scope="col" className="py-1 pr-3 font-medium">
              Comes from
            </th>
          </tr>
        </thead>
        <tbody>
          {origins.map((origin) => (
            <tr key={`${origin.scope} ${origin.pointer}`} className="border-t border-border align-top">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                <code>{origin.pointer}</code>
              </th>
              <td className="py-1.5">
                {origin.directive === undefined ? 'the template itself' : <code className="break-all">{origin.directive}</code>}
                {origin.alias ? (
                  <span className="block text-text-2">
                    the alias <code>{origin.alias.name || 'that is not there'}</code> at <code>{origin.alias.accessor}</code>
                  </span>
                ) : null}
                {origin.is_empty ? (
                  <span className="ml-2">
                    <Status state="warn">empty</Status>
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
