import { type DocumentPaths, version } from './paths-of.ts'

/** An OpenAPI document of the given paths, behind `/v1`. */
export function documentOf(paths: DocumentPaths, { productVersion }: { readonly productVersion: string }): object {
  return {
    openapi: version,
    info: { title: 'Postern API', version: productVersion, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/v1' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Vault-Token' } } },
    paths,
  }
}

/** The paths of an auth method at the place where it is mounted: `team/ci/`. */
export function mountedPaths(paths: DocumentPaths, mount: string): DocumentPaths {
  const place = mount.replace(/\/$/, '')
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path.replace('{mount}', place), named(item, place.replaceAll('/', '-'))]),
  )
}

// The same operations at another mount are others.
function named(item: object, suffix: string): object {
  const operations = Object.entries(item).map(([method, operation]: [string, unknown]) => [
    method,
    isOperation(operation) ? { ...operation, operationId: `${operation.operationId}_${suffix}` } : operation,
  ])
  return Object.fromEntries(operations) as object
}

function isOperation(value: unknown): value is { readonly operationId: string } {
  return typeof value === 'object' && value !== null && 'operationId' in value && typeof value.operationId === 'string'
}

/** The paths of an auth method wherever it is mounted: `/auth/{jwt_mount_path}/…`. */
export function genericPaths(paths: DocumentPaths, type: string): DocumentPaths {
  const name = `${type}_mount_path`
  const parameters = [{ name, in: 'path', required: true, schema: { type: 'string', default: type } }]
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path.replace('{mount}', `{${name}}`), { ...item, parameters }]),
  )
}
