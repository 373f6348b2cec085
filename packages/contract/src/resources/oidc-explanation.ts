import { z } from 'zod'
import { finding } from './finding.ts'
import { accessPath } from './oidc-access.ts'

/** An authorization request, judged and explained; nothing is issued. */
export const authorizeExplanation = z.object({
  findings: z.array(finding),
  /** What would happen next. */
  outcome: z.enum(['local_error', 'redirect_error', 'login', 'consent', 'code']),
  /** The path that lets the person in. */
  path: accessPath.nullable(),
  /** What the app would be granted. */
  scopes: z.array(z.string()),
  /** What it asks for in vain. */
  ignored_scopes: z.array(z.string()),
})
export type AuthorizeExplanation = z.output<typeof authorizeExplanation>
