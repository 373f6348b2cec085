import type { Operation, RouteTable } from '@postern/contract/routes/define-routes.ts'
import type { AclOperation } from '@postern/engine/policies/acl/operation.ts'

/** Whether a request needs `sudo` beside the capability of its operation (spec/core.md 6). */
export type RootProtection = (operation: AclOperation, path: string) => boolean

/** Reads it off the route tables. */
export function createRootProtection(tables: readonly RouteTable[]): RootProtection {
  const routes = tables.flatMap((table) =>
    Object.values(table.routes)
      .filter(({ needsSudo }) => needsSudo === true)
      .map(({ operation, path }) => ({ operation, pattern: patternOf(`${table.place.at}/${path}`) })),
  )
  return (asked, path) => {
    const operation = routeOperation(asked)
    const plain = path.replace(/^\/+|\/+$/g, '')
    return routes.some((route) => route.operation === operation && route.pattern.test(plain))
  }
}

function routeOperation(operation: AclOperation): Operation | undefined {
  if (operation === 'create' || operation === 'update') return 'write'
  return operation === 'scan' || operation === 'help' || operation === 'header' ? undefined : operation
}

function patternOf(path: string): RegExp {
  const segments = path.split('/').map((segment) => {
    if (!segment.startsWith(':')) return RegExp.escape(segment)
    return segment.endsWith('*') || segment === ':mount' ? '.+' : '[^/]+'
  })
  return new RegExp(`^${segments.join('/')}$`)
}
