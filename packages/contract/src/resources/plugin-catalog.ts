import { z } from 'zod'

/** What can be mounted: the methods that are part of the server (spec/core.md 6). */
export const pluginCatalog = z.object({
  auth: z.array(z.string()),
  database: z.array(z.string()),
  secret: z.array(z.string()),
  detailed: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      builtin: z.boolean(),
      version: z.string(),
      deprecation_status: z.string(),
    }),
  ),
})
