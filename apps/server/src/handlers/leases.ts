import type { leaseRoutes } from '@postern/contract/routes/leases.ts'
import { countLeases } from '@postern/engine/leases/count-leases.ts'
import { findLease, refuseLeaseRenewal } from '@postern/engine/leases/find-lease.ts'
import { listLeases } from '@postern/engine/leases/list-leases.ts'
import { orderRevocation, revokeUnder } from '@postern/engine/leases/prefix-revocation.ts'
import { revokeLease } from '@postern/engine/leases/revoke-lease.ts'
import type { World } from '@postern/engine/world.ts'
import type { DataReply, Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'
import { pageOf } from './page-of.ts'
import { tidyReply } from './tidy-reply.ts'

interface LeaseInput {
  readonly lease_id?: string | undefined
  readonly sync?: boolean | undefined
}

/** spec/core.md 10. The old paths do what the new ones do. */
export const leaseHandlers = (world: World): Handlers<typeof leaseRoutes> => {
  const renew = ({ input }: { readonly input: LeaseInput }) => refuseLeaseRenewal(world, input.lease_id ?? '')
  const renewAt = ({ params }: { readonly params: { readonly url_lease_id: string } }) =>
    refuseLeaseRenewal(world, params.url_lease_id)
  const revoke = ({ input }: { readonly input: LeaseInput }) => revokedLease(world, input.lease_id ?? '', input)
  const revokeAt = ({ params, input }: { readonly params: { readonly url_lease_id: string }; readonly input: LeaseInput }) =>
    revokedLease(world, params.url_lease_id, input)
  const revokeAll = ({ params, input }: { readonly params: { readonly prefix: string }; readonly input: LeaseInput }) =>
    revokedUnder(world, params.prefix, input)
  const forceRevokeAll = ({ params }: { readonly params: { readonly prefix: string } }) =>
    revokedUnder(world, params.prefix, { sync: true })

  return {
    lookupLease: async ({ input }) => ({ data: await findLease(world, input.lease_id ?? '') }),
    listLeases: async ({ input }) => listReply(await listLeases(world, '', pageOf(input))),
    listLeasesUnder: async ({ params, input }) => listReply(await listLeases(world, params.prefix, pageOf(input))),
    renewLease: renew,
    renewLeaseAt: renewAt,
    revokeLease: revoke,
    revokeLeaseAt: revokeAt,
    revokeLeasesUnder: revokeAll,
    forceRevokeLeasesUnder: forceRevokeAll,
    tidyLeases: () => tidyReply(world),
    // Tokens live in our own store: nothing outside could refuse to give one up.
    readIrrevocableLeases: () => ({ data: { lease_count: 0, leases: [] } }),
    listIrrevocableLeases: () => ({ data: { lease_count: 0, leases: [] } }),
    countLeases: async ({ input }) => ({
      data: input.type === 'irrevocable' ? { lease_count: 0, counts: {} } : await countLeases(world),
    }),
    legacyRenewLease: renew,
    legacyRenewLeaseAt: renewAt,
    legacyRevokeLease: revoke,
    legacyRevokeLeaseAt: revokeAt,
    legacyRevokeLeasesUnder: revokeAll,
    legacyForceRevokeLeasesUnder: forceRevokeAll,
  }
}

type Nothing = DataReply<undefined> | undefined

// One lease is revoked at once either way; who does not want to wait is only told so.
async function revokedLease(world: World, leaseId: string, { sync = true }: LeaseInput): Promise<Nothing> {
  await revokeLease(world, leaseId)
  return sync ? undefined : { status: 202 }
}

// An order that nobody waits for is carried out by the next sweep.
async function revokedUnder(world: World, prefix: string, { sync = true }: LeaseInput): Promise<Nothing> {
  if (sync) {
    await revokeUnder(world, prefix)
    return undefined
  }
  await world.storage.write((change) => orderRevocation(world, change, prefix))
  return { status: 202 }
}
