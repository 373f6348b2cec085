import { z } from 'zod'

/** Where a stanza begins, both counted from 1. */
const position = { line: z.number(), column: z.number() }

/** Why something is not allowed: a code and its facts. */
const obstacle = z.looseObject({ code: z.string() })

/** A stanza as its policy has it: templates are not filled in. */
const stanza = z.object({ policy: z.string(), path: z.string(), ...position, capabilities: z.array(z.string()) })

const named = z.object({ id: z.string(), name: z.string() })

/** How somebody came by a policy. */
const origin = z.object({
  from: z.enum(['token', 'entity', 'group', 'draft']),
  entity: named.optional(),
  /** From the group the entity is in to the group that has the policy. */
  groups: z.array(named).optional(),
})

/** What a request would be answered, and everything that was weighed for it. */
export const aclSimulation = z.object({
  allowed: z.boolean(),
  /** By the root policy: nothing was looked at. */
  root: z.boolean(),
  /** Whether the request was held to need `sudo`. */
  needs_sudo: z.boolean(),
  capability: z.string().nullable(),
  /** The stanza that settled it; null when none speaks about the path. */
  deciding: z.object({ policy: z.string(), pattern: z.string(), ...position }).nullable(),
  obstacle: obstacle.nullable(),
  /** The `limit` a list goes on with. */
  injected_limit: z.number().nullable(),
  findings: z.array(
    z.object({
      rule: z.string(),
      verdict: z.enum(['pass', 'refuse', 'not-reached', 'not-asked']),
      obstacle: obstacle.nullable(),
    }),
  ),
  /** Other stanzas with the pattern that won, whose permissions are added to it. */
  merged: z.array(stanza),
  /** Stanzas that cover the path and lost, the most specific first. */
  losing: z.array(stanza.extend({ pattern: z.string(), because: z.string() })),
  /** Stanzas that say nothing to this entity now. */
  skipped: z.array(stanza.extend({ because: z.string(), directive: z.string().nullable() })),
  policies: z.array(z.object({ policy: z.string(), exists: z.boolean(), origins: z.array(origin) })),
  /** Whatever its policies say, a disabled entity is denied. */
  entity_disabled: z.boolean(),
})
export type AclSimulation = z.output<typeof aclSimulation>
