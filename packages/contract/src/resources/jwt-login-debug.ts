import { z } from 'zod'
import { finding } from './finding.ts'

/** A token taken apart. The signature is left out. */
export const decodedToken = z.object({
  header: z.record(z.string(), z.unknown()),
  claims: z.record(z.string(), z.unknown()),
  /** The first 8 hexadecimal digits of its SHA-256: its name in a history that must not hold it. */
  fingerprint: z.string(),
})

/** What a login would grant. */
export const jwtLoginOutcome = z.object({
  alias_name: z.string(),
  display_name: z.string(),
  metadata: z.record(z.string(), z.string()),
  policies: z.array(z.string()),
  group_aliases: z.array(z.string()),
})

/** One role's view of a token. */
export const roleVerdict = z.object({ role: z.string(), accepted: z.boolean(), findings: z.array(finding) })

/** Every rule of a login and what it found, refused or not. */
export const jwtLoginDebug = z.object({
  /** The role that was judged; empty when none was named and the mount has no default. */
  role: z.string(),
  accepted: z.boolean(),
  findings: z.array(finding),
  token: decodedToken.nullable(),
  /** Null unless the token would be accepted. */
  outcome: jwtLoginOutcome.nullable(),
  /** Without a role: what each role of the mount would say. Else empty. */
  roles: z.array(roleVerdict),
  /** True when the mount has more roles than were judged. */
  is_truncated: z.boolean(),
})
export type JwtLoginDebug = z.output<typeof jwtLoginDebug>
