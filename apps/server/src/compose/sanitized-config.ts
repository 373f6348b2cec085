import type { sanitizedConfig } from '@postern/contract/resources/server-state.ts'
import type { z } from 'zod'
import type { ServerConfig, Store } from '#config/server-config.ts'

/** The kinds of store, by the names the reference has for them. */
export const storageTypes: Readonly<Record<Store['kind'], string>> = { memory: 'inmem', sqlite: 'file', postgres: 'postgresql' }

/** What an operator decided, without addresses of databases, which hold passwords, and without paths of secrets. */
export function sanitized(
  { apiAddress, audit, listen, logLevel, seal, store, tls }: ServerConfig,
  leases: { readonly defaultLeaseTtl: number; readonly maxLeaseTtl: number },
): z.output<typeof sanitizedConfig> {
  return {
    api_addr: apiAddress,
    cluster_addr: '',
    default_lease_ttl: leases.defaultLeaseTtl,
    max_lease_ttl: leases.maxLeaseTtl,
    log_level: logLevel,
    storage: { type: storageTypes[store.kind] },
    seals: [{ type: seal, disabled: false }],
    listeners: [{ type: 'tcp', config: { address: `${listen.host}:${listen.port}`, tls_disable: tls === undefined } }],
    unsafe_allow_api_audit_creation: audit.acceptsApi,
  }
}
