import { z } from 'zod'

/** What all policies of a token come to on one pattern; members that say nothing are left out. */
const resultantPath = z.object({
  capabilities: z.array(z.string()).readonly(),
  min_wrapping_ttl: z.number().optional(),
  max_wrapping_ttl: z.number().optional(),
  allowed_parameters: z.record(z.string(), z.array(z.unknown()).readonly()).optional(),
  denied_parameters: z.record(z.string(), z.array(z.unknown()).readonly()).optional(),
  required_parameters: z.array(z.string()).readonly().optional(),
})

/** An overview of what a token may do (spec/core.md 6). Patterns with `+` segments are not in it; globs have no `*`. */
export const resultantAcl = z.object({
  root: z.boolean(),
  exact_paths: z.record(z.string(), resultantPath).optional(),
  glob_paths: z.record(z.string(), resultantPath).optional(),
})
export type ResultantAcl = z.output<typeof resultantAcl>
