import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { duration } from '../fields/duration.ts'
import { pageFields } from '../fields/page-fields.ts'
import { text } from '../fields/text.ts'
import { keyList } from '../resources/key-list.ts'
import { irrevocableLeases, lease, leaseCount } from '../resources/lease.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)
const leaseId = text.describe('The lease that is meant.')
const renewInput = z.object({
  lease_id: leaseId,
  increment: duration.describe('How long it shall live from now on.'),
})
const sync = flag.describe('Answer when it is done, not before; yes unless switched off.')
const revokeInput = z.object({ lease_id: leaseId, sync })
const prefixInput = z.object({ sync })
const ofType = z.object({
  type: text.describe('irrevocable or all.'),
  include_child_namespaces: flag.describe('Count child namespaces too.'),
})

/** Leases: the time that tokens have, filed by where they were made (spec/core.md 10). */
export const leaseRoutes = defineRoutes(
  { at: 'sys' },
  {
    lookupLease: {
      operation: 'write',
      path: 'leases/lookup',
      summary: 'Look up a lease',
      input: z.object({ lease_id: leaseId }),
      data: lease,
    },
    listLeases: {
      operation: 'list',
      path: 'leases/lookup',
      summary: 'List leases by where they were made',
      input: page,
      data: keyList,
      needsSudo: true,
    },
    listLeasesUnder: {
      operation: 'list',
      path: 'leases/lookup/:prefix*',
      summary: 'List leases made below a path',
      input: page,
      data: keyList,
      needsSudo: true,
    },
    renewLease: { operation: 'write', path: 'leases/renew', summary: 'Renew a lease', input: renewInput },
    renewLeaseAt: { operation: 'write', path: 'leases/renew/:url_lease_id*', summary: 'Renew a lease', input: renewInput },
    revokeLease: { operation: 'write', path: 'leases/revoke', summary: 'Revoke a lease', input: revokeInput },
    revokeLeaseAt: {
      operation: 'write',
      path: 'leases/revoke/:url_lease_id*',
      summary: 'Revoke a lease',
      input: revokeInput,
    },
    revokeLeasesUnder: {
      operation: 'write',
      path: 'leases/revoke-prefix/:prefix*',
      summary: 'Revoke everything made below a path',
      input: prefixInput,
      needsSudo: true,
    },
    forceRevokeLeasesUnder: {
      operation: 'write',
      path: 'leases/revoke-force/:prefix*',
      summary: 'Revoke everything made below a path, whatever stands in the way',
      needsSudo: true,
    },
    tidyLeases: { operation: 'write', path: 'leases/tidy', summary: 'Clean up what expired leases left behind' },
    readIrrevocableLeases: {
      operation: 'read',
      path: 'leases',
      summary: 'Show leases that could not be revoked',
      input: ofType,
      data: irrevocableLeases,
      needsSudo: true,
    },
    listIrrevocableLeases: {
      operation: 'list',
      path: 'leases',
      summary: 'Show leases that could not be revoked',
      input: ofType,
      data: irrevocableLeases,
      needsSudo: true,
    },
    countLeases: {
      operation: 'read',
      path: 'leases/count',
      summary: 'Count leases by the mount they were made at',
      input: ofType,
      data: leaseCount,
    },
    legacyRenewLease: { operation: 'write', path: 'renew', summary: 'Renew a lease (old path)', input: renewInput },
    legacyRenewLeaseAt: {
      operation: 'write',
      path: 'renew/:url_lease_id*',
      summary: 'Renew a lease (old path)',
      input: renewInput,
    },
    legacyRevokeLease: { operation: 'write', path: 'revoke', summary: 'Revoke a lease (old path)', input: revokeInput },
    legacyRevokeLeaseAt: {
      operation: 'write',
      path: 'revoke/:url_lease_id*',
      summary: 'Revoke a lease (old path)',
      input: revokeInput,
    },
    legacyRevokeLeasesUnder: {
      operation: 'write',
      path: 'revoke-prefix/:prefix*',
      summary: 'Revoke everything made below a path (old path)',
      input: prefixInput,
      needsSudo: true,
    },
    legacyForceRevokeLeasesUnder: {
      operation: 'write',
      path: 'revoke-force/:prefix*',
      summary: 'Revoke everything made below a path, whatever stands in the way (old path)',
      needsSudo: true,
    },
  },
)
