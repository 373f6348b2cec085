import { z } from 'zod'

/** What a lookup tells of a token (spec/core.md 9.9). Times in seconds since the epoch, durations in seconds. */
export const tokenDetails = z.object({
  /** The token itself; empty when it was looked up by accessor. */
  id: z.string(),
  /** Empty for batch tokens. */
  accessor: z.string(),
  /** The token's own policies. */
  policies: z.array(z.string()),
  /** Those of the entity and its groups, when there are any. */
  identity_policies: z.array(z.string()).optional(),
  /** Where it was made: `auth/jwt/login`, `auth/token/create/ci`. */
  path: z.string(),
  display_name: z.string(),
  /** `service` or `batch`. */
  type: z.string(),
  entity_id: z.string(),
  meta: z.record(z.string(), z.string()).nullable(),
  /** Uses left; 0 = unlimited, -1 = this is the last. */
  num_uses: z.number(),
  orphan: z.boolean(),
  creation_time: z.number(),
  creation_ttl: z.number(),
  /** Seconds left; 0 for a token without end. */
  ttl: z.number(),
  explicit_max_ttl: z.number(),
  /** RFC 3339; null for a token without end. */
  expire_time: z.string().nullable(),
  /** Absent for a root token without end, as is `renewable`. */
  issue_time: z.string().optional(),
  renewable: z.boolean().optional(),
  last_renewal: z.string().optional(),
  last_renewal_time: z.number().optional(),
  /** Only of periodic tokens. */
  period: z.number().optional(),
  /** The token role it was made by. */
  role: z.string().optional(),
  bound_cidrs: z.array(z.string()).optional(),
  /** Only outside the root namespace. */
  namespace_path: z.string().optional(),
})
export type TokenDetails = z.output<typeof tokenDetails>

/** A token in an overview: who it belongs to and how long it lives, never its value. */
export const listedToken = z.object({
  display_name: z.string(),
  entity_id: z.string(),
  policies: z.array(z.string()),
  path: z.string(),
  orphan: z.boolean(),
  renewable: z.boolean(),
  creation_time: z.number(),
  /** Seconds since the epoch; null for a token without end. */
  expire_time: z.number().nullable(),
  ttl: z.number(),
  num_uses: z.number(),
  role: z.string().optional(),
  /** Whether other tokens live and die with it. */
  has_children: z.boolean(),
})
export type ListedToken = z.output<typeof listedToken>
