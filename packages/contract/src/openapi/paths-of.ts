import { createDocument, type ZodOpenApiPathItemObject } from 'zod-openapi'
import type { Operation, RouteTable } from '../routes/define-routes.ts'
import { type NamedRoute, operationOf } from './operation-of.ts'

/** Path items of an OpenAPI document by their paths. */
export type DocumentPaths = Readonly<Record<string, object>>

const methodOf = { read: 'get', list: 'get', write: 'post', patch: 'patch', delete: 'delete' } as const

/** The paths of a table, behind `/v1`. That of an auth method is `/auth/{mount}/…`. */
export function pathsOf({ place, routes }: RouteTable): DocumentPaths {
  const paths: Record<string, ZodOpenApiPathItemObject> = {}
  for (const [name, route] of Object.entries(routes)) {
    const path = documentPath(`${place.at}/${route.path}`, route.operation)
    paths[path] = { ...paths[path], [methodOf[route.operation]]: tagged(place.at, { name, route }) }
  }
  return createDocument({ openapi: version, info: { title: '', version: '' }, paths }).paths ?? {}
}

/** The version of OpenAPI that the document speaks. */
export const version = '3.0.2'

function tagged(place: string, named: NamedRoute) {
  return { ...operationOf(named), tags: [place.split('/')[0] ?? ''] }
}

// A list and a read of one path are both a GET: the list is told by the slash at its end.
function documentPath(path: string, operation: Operation): string {
  const segments = path.split('/').filter((segment) => segment !== '')
  const shown = segments.map((segment) => (segment.startsWith(':') ? `{${segment.replace(/^:|[*+]$/g, '')}}` : segment))
  return `/${shown.join('/')}${operation === 'list' ? '/' : ''}`
}
