import { type Device, callerEntry } from './caller-entry.ts'
import type { AuditedHeader } from './audited-headers.ts'
import type { AuditedMount, AuditedRequest } from './audited.ts'

/** A request as it is recorded, the same in its own record and in that of its reply. */
export function requestEntry(request: AuditedRequest, headers: readonly AuditedHeader[], device: Device): object {
  const { hiding, options } = device
  const { caller, clientToken, data, mount, oversized, wrapTtl = 0 } = request
  const accessor = caller?.token.accessor
  return {
    id: request.id,
    ...(caller !== undefined && caller.entityId !== '' && { client_id: caller.entityId }),
    operation: request.operation,
    ...mountEntry(mount),
    ...(clientToken !== undefined && { client_token: hiding.text(clientToken) }),
    ...(accessor && { client_token_accessor: options.hidesAccessors ? hiding.text(accessor) : accessor }),
    namespace: { id: 'root' },
    path: pathEntry(request.path, device),
    ...(data !== undefined && Object.keys(data).length > 0 && { data: hiding.data(data, new Set(mount?.shownInRequests)) }),
    ...(oversized !== undefined && { http_raw_body: hiding.text(oversized) }),
    remote_address: request.remoteAddress,
    ...(request.remotePort !== undefined && { remote_port: request.remotePort }),
    ...(wrapTtl > 0 && { wrap_ttl: wrapTtl }),
    ...headersEntry(request, headers, device),
  }
}

/** Who asks, where that is known. */
export function askerEntry({ caller, decision }: AuditedRequest, device: Device): { readonly auth?: object } {
  return caller === undefined ? {} : { auth: callerEntry(caller, decision, device) }
}

/** The mount, by the names it has in records. */
export function mountEntry(mount: AuditedMount | undefined): object {
  return mount === undefined
    ? {}
    : { mount_point: mount.point, mount_type: mount.type, ...(mount.accessor !== '' && { mount_accessor: mount.accessor }) }
}

// Some old addresses carry a token.
const tokenInPath = /(?<=^|\/)(?:hv[sbr]\.|[sbr]\.)[\w-]{20,}(?=\/|$)/g

function pathEntry(path: string, { hiding }: Device): string {
  return path.replace(tokenInPath, (token) => hiding.text(token))
}

function headersEntry({ headers }: AuditedRequest, audited: readonly AuditedHeader[], { hiding }: Device): object {
  const recorded = audited.flatMap(({ name, isHidden }) => {
    const value = headers[name]
    return value === undefined ? [] : [[name, [isHidden ? hiding.text(value) : value]] as const]
  })
  return recorded.length === 0 ? {} : { headers: Object.fromEntries(recorded) }
}
