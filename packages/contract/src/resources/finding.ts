import { z } from 'zod'

/** A change that would turn a refusal into a pass. */
export const fix = z.object({
  /** What is changed: `role`, `config`, `request`, or the noun of another object. */
  on: z.string(),
  /** A merge patch of that object; null when the change cannot be written as one. */
  patch: z.record(z.string(), z.unknown()).nullable(),
  /** Why, as a code. */
  advice: z.string(),
  /** True when the change lets in more than the request at hand. */
  widens_access: z.boolean(),
})
export type Fix = z.output<typeof fix>

/** What one rule found. An endpoint stops at the first refusal; a debugger shows every rule. */
export const finding = z.object({
  rule: z.string(),
  verdict: z.enum(['pass', 'refuse', 'not-reached', 'not-asked']),
  /** Why it refused, as a code. */
  code: z.string().nullable(),
  /** What the endpoint itself would answer, word for word. */
  message: z.string().nullable(),
  expected: z.unknown(),
  received: z.unknown(),
  fixes: z.array(fix),
})
export type Finding = z.output<typeof finding>
