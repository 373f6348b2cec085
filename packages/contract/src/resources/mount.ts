import { z } from 'zod'

/** Those members that the mount itself says; seconds. */
const lockout = {
  user_lockout_threshold: z.number().optional(),
  user_lockout_duration: z.number().optional(),
  user_lockout_counter_reset_duration: z.number().optional(),
  user_lockout_disable: z.boolean().optional(),
}

/** What is tuned of a mount (spec/core.md 5.1). TTLs in seconds, 0 = the system's; a list or a word that is empty is left out. */
export const mountConfig = z.object({
  default_lease_ttl: z.number(),
  max_lease_ttl: z.number(),
  force_no_cache: z.boolean(),
  /** Of auth methods. */
  token_type: z.string().optional(),
  listing_visibility: z.string().optional(),
  audit_non_hmac_request_keys: z.array(z.string()).optional(),
  audit_non_hmac_response_keys: z.array(z.string()).optional(),
  passthrough_request_headers: z.array(z.string()).optional(),
  allowed_response_headers: z.array(z.string()).optional(),
  user_lockout_config: z.object(lockout).optional(),
})

/** An auth method, or one of the fixed mounts (spec/core.md 5.1). */
export const mount = z.object({
  type: z.string(),
  description: z.string(),
  /** Stays the same for the life of the mount, moves included. */
  accessor: z.string(),
  uuid: z.string(),
  local: z.boolean(),
  seal_wrap: z.boolean(),
  external_entropy_access: z.boolean(),
  options: z.record(z.string(), z.string()).nullable(),
  plugin_version: z.string(),
  running_plugin_version: z.string(),
  running_sha256: z.string(),
  deprecation_status: z.string().optional(),
  config: mountConfig,
})
export type ShownMount = z.output<typeof mount>

/** Mounts by path with its trailing slash. */
export const mountMap = z.record(z.string(), mount)

/** What is tuned of a mount, with what it inherits filled in (spec/core.md 5.4). TTLs in seconds. */
export const mountTuning = z.object({
  description: z.string(),
  default_lease_ttl: z.number(),
  max_lease_ttl: z.number(),
  force_no_cache: z.boolean(),
  token_type: z.string().optional(),
  listing_visibility: z.string().optional(),
  audit_non_hmac_request_keys: z.array(z.string()).optional(),
  audit_non_hmac_response_keys: z.array(z.string()).optional(),
  passthrough_request_headers: z.array(z.string()).optional(),
  allowed_response_headers: z.array(z.string()).optional(),
  ...lockout,
  options: z.record(z.string(), z.string()).optional(),
})
export type ShownTuning = z.output<typeof mountTuning>

/** How far the move of a mount is. */
export const mountMigration = z.object({
  migration_id: z.string(),
  migration_info: z.object({
    source_mount: z.string(),
    target_mount: z.string(),
    status: z.enum(['in-progress', 'success', 'failure']),
  }),
})
