import { z } from 'zod'

/** Who may use the clients that name it. */
export const oidcAssignment = z.object({
  entity_ids: z.array(z.string()),
  /** Members of these groups and of the groups inside them. */
  group_ids: z.array(z.string()),
})
export type OidcAssignment = z.output<typeof oidcAssignment>
