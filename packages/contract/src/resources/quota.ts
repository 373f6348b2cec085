import { z } from 'zod'

/** How often an address may ask. Durations in seconds. */
export const rateLimit = z.object({
  type: z.literal('rate-limit'),
  name: z.string(),
  path: z.string(),
  role: z.string(),
  rate: z.number(),
  interval: z.number(),
  block_interval: z.number(),
  inheritable: z.boolean(),
})

/** What holds for all rate limits. */
export const quotaConfig = z.object({
  rate_limit_exempt_paths: z.array(z.string()),
  enable_rate_limit_audit_logging: z.boolean(),
  enable_rate_limit_response_headers: z.boolean(),
})
