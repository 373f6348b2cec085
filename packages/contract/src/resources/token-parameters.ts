import { z } from 'zod'

/**
 * How a role or a user reads what it says about its logins' tokens. Durations in seconds. The old names appear when
 * they were the ones written. Spread into the resource.
 */
export const tokenParameters = {
  token_ttl: z.number(),
  token_max_ttl: z.number(),
  token_explicit_max_ttl: z.number(),
  token_period: z.number(),
  /** 0 = any number. */
  token_num_uses: z.number(),
  token_policies: z.array(z.string()),
  token_no_default_policy: z.boolean(),
  token_bound_cidrs: z.array(z.string()),
  token_strictly_bind_ip: z.boolean(),
  /** `default`, `service` or `batch`. */
  token_type: z.string(),
  policies: z.array(z.string()).optional(),
  ttl: z.number().optional(),
  max_ttl: z.number().optional(),
  period: z.number().optional(),
  num_uses: z.number().optional(),
  bound_cidrs: z.array(z.string()).optional(),
}
