import { z } from 'zod'
import { tokenParameters } from './token-parameters.ts'

/** Which tokens a jwt/oidc mount accepts, and what a login gets. What was never set reads null; leeways read as they were set. */
export const jwtRole = z.object({
  role_type: z.enum(['jwt', 'oidc']),
  user_claim: z.string(),
  user_claim_json_pointer: z.boolean(),
  bound_audiences: z.array(z.string()).nullable(),
  bound_subject: z.string(),
  bound_claims: z.record(z.string(), z.unknown()).nullable(),
  bound_claims_type: z.enum(['string', 'glob']),
  claim_mappings: z.record(z.string(), z.string()).nullable(),
  groups_claim: z.string(),
  /** Seconds; 0 stands for 150, anything negative for none. */
  expiration_leeway: z.number(),
  /** Seconds; 0 stands for 150, anything negative for none. */
  not_before_leeway: z.number(),
  /** Seconds; 0 stands for 60, anything negative for none. */
  clock_skew_leeway: z.number(),
  allowed_redirect_uris: z.array(z.string()).nullable(),
  oidc_scopes: z.array(z.string()).nullable(),
  max_age: z.number(),
  verbose_oidc_logging: z.boolean(),
  callback_mode: z.enum(['client', 'direct', 'device']),
  /** Only when it was set. */
  poll_interval: z.number().optional(),
  oauth2_metadata: z.array(z.string()).nullable(),
  oidc_disable_confirmation: z.boolean(),
  token_policies_template_claims: z.boolean(),
  ...tokenParameters,
})
export type JwtRole = z.output<typeof jwtRole>
