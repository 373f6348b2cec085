import { z } from 'zod'
import { finding } from './finding.ts'

/** A login of the last 15 minutes, without its token. Kept in the memory of the server that answered it. */
export const loginAttempt = z.object({
  id: z.string(),
  /** RFC 3339. */
  time: z.string(),
  /** `jwt`, `oidc`, `cel` or `kubernetes`. */
  kind: z.string(),
  role: z.string(),
  remote_address: z.string(),
  accepted: z.boolean(),
  /** The rule that refused. */
  rule: z.string().nullable(),
  message: z.string().nullable(),
  findings: z.array(finding),
  /** The claims with everything cut that looks like a secret; null when the token could not be read. */
  claims: z.record(z.string(), z.unknown()).nullable(),
})
export type LoginAttempt = z.output<typeof loginAttempt>

/** The newest first. */
export const loginAttempts = z.object({ attempts: z.array(loginAttempt) })
export type LoginAttempts = z.output<typeof loginAttempts>
