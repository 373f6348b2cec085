import { z } from 'zod'

/**
 * A list whose keys say little without more about each. With a limit or a filter it is a page: `next`, when present,
 * is where the following page begins, also behind a page that a filter left short.
 */
export const namedList = <T extends z.ZodType>(info: T) =>
  z.object({
    keys: z.array(z.string()),
    key_info: z.record(z.string(), info).optional(),
    next: z.string().optional(),
  })
