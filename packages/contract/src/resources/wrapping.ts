import { z } from 'zod'

/** What a wrapping token tells without being used up (spec/core.md 11.2). */
export const wrappingDetails = z.object({
  /** Seconds. */
  creation_ttl: z.number(),
  /** RFC 3339. */
  creation_time: z.string(),
  /** The path whose reply is inside. */
  creation_path: z.string(),
})
export type WrappingDetails = z.output<typeof wrappingDetails>
