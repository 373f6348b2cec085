import { z } from 'zod'

/** One step of the way from a person to a client. */
export const accessStep = z.object({
  kind: z.enum(['group', 'assignment', 'client']),
  id: z.string(),
  name: z.string(),
})

/** The path that lets somebody in, the person left out: group, group above it, assignment. */
export const accessPath = z.array(accessStep)

/** Who may sign in to a client, a page of them. */
export const clientAccess = z.object({
  /** True when the client lists allow_all. */
  everyone: z.boolean(),
  people: z.array(z.object({ id: z.string(), name: z.string(), disabled: z.boolean(), path: accessPath })),
  /** Counted up to 10,000 of them; absent when not asked for. */
  total: z.number().optional(),
  /** Ask again with `after` set to this; absent on the last page. */
  next: z.string().optional(),
})
export type ClientAccess = z.output<typeof clientAccess>

/** Which clients a person may sign in to, with the path that lets them in. */
export const entityAccess = z.object({
  clients: z.array(z.object({ name: z.string(), client_id: z.string(), path: accessPath })),
  next: z.string().optional(),
})
export type EntityAccess = z.output<typeof entityAccess>

/** Remembered consent of a person to an app. Times in seconds since the epoch. */
export const consent = z.object({
  client_id: z.string(),
  client_name: z.string(),
  provider: z.string(),
  scopes: z.array(z.string()),
  /** The claims the person agreed to, by name. */
  claims: z.array(z.string()),
  given_at: z.number(),
  expires_at: z.number(),
})
export type ConsentView = z.output<typeof consent>

/** What a person has agreed to. */
export const consentList = z.object({ consents: z.array(consent) })
