import { z } from 'zod'

/** A remembered set of claims and what the role must say of it. */
export const roleCase = z.object({
  name: z.string().min(1).max(200),
  expects: z.enum(['accept', 'refuse']),
  claims: z.record(z.string(), z.unknown()),
  /** Seconds since the epoch at which the claims are judged; the claims' own `iat` when left out. */
  at: z.number().int().optional(),
})
export type RoleCase = z.output<typeof roleCase>

/** What a case came to. */
export const roleCaseResult = roleCase.extend({
  /** Absent unless the cases were checked. */
  is_met: z.boolean().optional(),
  /** The rule that refused, if one did. */
  rule: z.string().nullable().optional(),
  message: z.string().nullable().optional(),
})
export type RoleCaseResult = z.output<typeof roleCaseResult>

/** The cases of a role. */
export const roleCases = z.object({ cases: z.array(roleCaseResult) })
export type RoleCases = z.output<typeof roleCases>
