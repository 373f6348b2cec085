import { z } from 'zod'

/** What is tuned of a mount (spec/core.md 5.1). TTLs in seconds, 0 = the system's; a list or a word that is empty is left out. */
export const mountConfig = z.object({
  default_lease_ttl: z.number(),
  max_lease_ttl: z.number(),
  force_no_cache: z.boolean(),
  token_type: z.string().optional(),
  listing_visibility: z.string().optional(),
  audit_non_hmac_request_keys: z.array(z.string()).optional(),
  audit_non_hmac_response_keys: z.array(z.string()).optional(),
  passthrough_request_headers: z.array(z.string()).optional(),
  allowed_response_headers: z.array(z.string()).optional(),
  user_lockout_config: z
    .object({
      user_lockout_threshold: z.number(),
      user_lockout_duration: z.number(),
      user_lockout_counter_reset_duration: z.number(),
      user_lockout_disable: z.boolean(),
    })
    .optional(),
})

/** A mount as the caller may see it: everything with a token that may do something there, else only what signing in needs. */
export const visibleMount = z.object({
  type: z.string(),
  description: z.string(),
  options: z.record(z.string(), z.string()).nullable(),
  accessor: z.string().optional(),
  uuid: z.string().optional(),
  local: z.boolean().optional(),
  seal_wrap: z.boolean().optional(),
  external_entropy_access: z.boolean().optional(),
  config: mountConfig.optional(),
})
export type VisibleMount = z.output<typeof visibleMount>

/** The mounts a caller may see, by path with its trailing slash. */
export const visibleMounts = z.object({
  auth: z.record(z.string(), visibleMount),
  secret: z.record(z.string(), visibleMount),
})
export type VisibleMounts = z.output<typeof visibleMounts>
