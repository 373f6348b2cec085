import { z } from 'zod'

/** A lease: the time a token has. Times are RFC 3339 (spec/core.md 10). */
export const lease = z.object({
  id: z.string(),
  issue_time: z.string(),
  expire_time: z.string().nullable(),
  /** Null until it was renewed. */
  last_renewal: z.string().nullable(),
  renewable: z.boolean(),
  /** Seconds left. */
  ttl: z.number(),
  /** Where it was made. */
  path: z.string(),
})
export type Lease = z.output<typeof lease>

/** How many leases there are, by the mount they were made at. */
export const leaseCount = z.object({
  lease_count: z.number(),
  counts: z.record(z.string(), z.number()),
})
export type LeaseCount = z.output<typeof leaseCount>

/** Leases that could not be revoked. */
export const irrevocableLeases = z.object({
  lease_count: z.number(),
  leases: z.array(z.object({ lease_id: z.string(), mount_id: z.string(), error: z.string() })),
})
export type IrrevocableLeases = z.output<typeof irrevocableLeases>
