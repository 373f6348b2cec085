import { z } from 'zod'

const metadata = z.record(z.string(), z.string()).nullable()

/** A name at a mount that belongs to an entity, or that an external group follows (spec/core.md 12.2). */
export const identityAlias = z.object({
  id: z.string(),
  /** The entity or group it belongs to. */
  canonical_id: z.string(),
  name: z.string(),
  mount_accessor: z.string(),
  /** `auth/userpass/`; empty once the mount is gone. */
  mount_path: z.string(),
  mount_type: z.string(),
  /** What the last login said. */
  metadata,
  /** What an operator wrote. */
  custom_metadata: metadata,
  merged_from_canonical_ids: z.array(z.string()).nullable(),
  namespace_id: z.string(),
  local: z.boolean(),
  /** RFC 3339. */
  creation_time: z.string(),
  last_update_time: z.string(),
})
export type IdentityAlias = z.output<typeof identityAlias>

/** An alias that was written: where it is, and whose it is. */
export const writtenAlias = z.object({ id: z.string(), canonical_id: z.string() })

/** An alias of an entity in a list. */
export const listedEntityAlias = z.object({
  name: z.string(),
  canonical_id: z.string(),
  mount_accessor: z.string(),
  metadata,
  custom_metadata: metadata,
  local: z.boolean(),
  mount_type: z.string(),
  mount_path: z.string(),
})

/** An alias of a group in a list. */
export const listedGroupAlias = z.object({
  name: z.string(),
  canonical_id: z.string(),
  mount_accessor: z.string(),
  mount_type: z.string(),
  mount_path: z.string(),
})
