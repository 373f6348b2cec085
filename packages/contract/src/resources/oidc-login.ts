import { z } from 'zod'
import { finding } from './finding.ts'

/** Where to send the browser. Empty when the redirect URI is not allowed: the caller is anonymous and learns no more. */
export const oidcStart = z.object({
  auth_url: z.string(),
  /** Device mode, when the address does not carry the code. */
  user_code: z.string().optional(),
  /** Direct and device mode: what to poll with. */
  state: z.string().optional(),
  /** Direct and device mode: seconds between polls, as text. */
  poll_interval: z.string().optional(),
})
export type OidcStart = z.output<typeof oidcStart>

/** What each check says of a login that would begin now with this role and redirect URI. */
export const oidcDebug = z.object({
  role: z.string(),
  accepted: z.boolean(),
  findings: z.array(finding),
  /** The address that would be opened; null when none could be made. The state in it is not valid. */
  auth_url: z.string().nullable(),
  /** The addresses clients use with this mount, and whether the role lists them. */
  redirect_uris: z.array(z.object({ client: z.enum(['requested', 'cli', 'console']), uri: z.string(), is_allowed: z.boolean() })),
})
export type OidcDebug = z.output<typeof oidcDebug>
