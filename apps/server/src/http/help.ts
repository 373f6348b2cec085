import { documentOf } from '@postern/contract/openapi/document-of.ts'
import { pathsOf } from '@postern/contract/openapi/paths-of.ts'
import type { Operation, Route } from '@postern/contract/routes/define-routes.ts'
import type { AnyHandler } from '#handlers/serve.ts'
import type { RouteFinder } from './route-finder.ts'

const operations: readonly Operation[] = ['read', 'list', 'write', 'patch', 'delete']

interface Asked {
  /** Where the mount begins: `sys`, `auth/userpass`. */
  readonly at: string
  readonly rest: string
  readonly finder: RouteFinder<AnyHandler>
  readonly productVersion: string
}

/** What the operations of a path are for, in words and as an OpenAPI document; help asks for none in particular (1.1). */
export function helpOn({ at, rest, finder, productVersion }: Asked): object {
  const routes = operations.flatMap((operation): readonly Route[] => {
    const found = finder.find(rest, operation)
    return 'bound' in found ? [found.route] : []
  })
  const named = Object.fromEntries(routes.map((route) => [route.operation, route]))
  return {
    help: routes.map(({ summary }) => summary).join('\n') || 'No help for this path.',
    see_also: [],
    openapi: documentOf(pathsOf({ place: { at }, routes: named }), { productVersion }),
  }
}
