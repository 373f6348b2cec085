import { z } from 'zod'

/** How providers, clients, assignments, groups and scopes hang together. */
export const oidcGraph = z.object({
  nodes: z.array(
    z.object({
      kind: z.enum(['provider', 'client', 'assignment', 'group', 'scope', 'key']),
      id: z.string(),
      name: z.string(),
      /** Direct members of a group, people of an assignment. */
      people: z.number().optional(),
    }),
  ),
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
  /** True when there are more nodes than a picture can hold. */
  is_partial: z.boolean(),
})
export type OidcGraph = z.output<typeof oidcGraph>
