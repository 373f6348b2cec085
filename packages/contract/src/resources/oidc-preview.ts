import { z } from 'zod'

/** Where one value of a claim comes from. */
export const claimOrigin = z.object({
  /** JSON pointer into the claims: `/email`. */
  pointer: z.string(),
  scope: z.string(),
  /** The directive that gave it; absent for what the template says literally. */
  directive: z.string().optional(),
  /** The alias that was looked at, where the directive names one. */
  alias: z.object({ accessor: z.string(), name: z.string() }).optional(),
  is_empty: z.boolean(),
})
export type ClaimOriginView = z.output<typeof claimOrigin>

/** What is wrong, or may become wrong, with a template. */
export const templateProblem = z.object({
  code: z.string(),
  level: z.enum(['error', 'warning']),
  /** From 1. */
  line: z.number().optional(),
  column: z.number().optional(),
  /** The directive, claim or scope it is about. */
  subject: z.string().optional(),
  /** Other scopes involved in it. */
  scopes: z.array(z.string()).optional(),
})
export type TemplateProblemView = z.output<typeof templateProblem>

/** What a scope, alone or with others, says of a person: made by the function that tokens are made with. */
export const scopePreview = z.object({
  claims: z.record(z.string(), z.unknown()),
  origins: z.array(claimOrigin),
  problems: z.array(templateProblem),
  /** The person it was made for; absent for a made-up one. */
  entity: z.object({ id: z.string(), name: z.string() }).optional(),
  /** When a sample was asked for: how people fare with the template. */
  sample: z
    .object({
      people: z.number(),
      with_problems: z.array(z.object({ id: z.string(), name: z.string(), problems: z.array(templateProblem) })),
      empty: z.array(z.object({ claim: z.string(), people: z.number() })),
    })
    .optional(),
})
export type ScopePreview = z.output<typeof scopePreview>

/** The tokens a client would get for a person, unsigned. */
export const clientPreview = z.object({
  id_token: z.record(z.string(), z.unknown()),
  userinfo: z.record(z.string(), z.unknown()),
  origins: z.array(claimOrigin),
  problems: z.array(templateProblem),
  scopes: z.array(z.string()),
  /** Whether the person may use the client at all. */
  is_member: z.boolean(),
  entity: z.object({ id: z.string(), name: z.string() }),
})
export type ClientPreview = z.output<typeof clientPreview>
