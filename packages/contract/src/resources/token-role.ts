import { z } from 'zod'

/** What kind of token a role makes; `default-…` only where the call does not say. */
export const tokenRoleTypes = ['service', 'batch', 'default-service', 'default-batch'] as const

/** A token role: what `auth/token/create/<role>` may make (spec/core.md 9.7). Durations in seconds. */
export const tokenRole = z.object({
  name: z.string(),
  allowed_policies: z.array(z.string()),
  disallowed_policies: z.array(z.string()),
  allowed_policies_glob: z.array(z.string()),
  disallowed_policies_glob: z.array(z.string()),
  allowed_entity_aliases: z.array(z.string()),
  orphan: z.boolean(),
  /** Put behind the role's name in the path of its tokens. */
  path_suffix: z.string(),
  renewable: z.boolean(),
  token_type: z.enum(tokenRoleTypes),
  token_no_default_policy: z.boolean(),
  period: z.number(),
  token_period: z.number(),
  explicit_max_ttl: z.number(),
  token_explicit_max_ttl: z.number(),
  bound_cidrs: z.array(z.string()).optional(),
  token_bound_cidrs: z.array(z.string()).optional(),
  token_num_uses: z.number().optional(),
})
export type TokenRole = z.output<typeof tokenRole>
