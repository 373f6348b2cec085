import type { CelReason } from '@postern/engine/auth/jwt/cel/reasons.ts'
import { printed } from './printed.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

const stopped = (detail: string) => mistake(`error executing cel program: ${detail}`)

/** CEL roles (spec/jwt-oidc-auth.md 6). */
export const celWordings: Wordings<CelReason> = {
  cel_program_missing: () => mistake("missing required field 'cel_program'"),
  cel_program_shape: () => mistake('cel_program must be {"variables": [{"name", "expression"}], "expression"}'),
  cel_expression_empty: () => mistake('cel_program.expression cannot be empty'),
  cel_syntax: ({ where, fault }) => aggregated(500, `invalid CEL syntax for ${where}: ${printed(fault)}`),
  cel_nothing_to_patch: () => mistake('Unable to fetch cel role entry to patch'),
  cel_role_gone: ({ role }) => aggregated(500, `failed to renew entry: CEL role ${role} does not exist during renewal`),
  cel_blocked: ({ role, message }) =>
    stopped(
      message === undefined
        ? `CEL role '${role}' blocked authorization with boolean false return`
        : `CEL role '${role}' blocked authorization with message: ${printed(message)}`,
    ),
  cel_unexpected: ({ role, type }) => stopped(`CEL program '${role}' returned unexpected type: ${type}`),
  cel_failed: ({ fault }) => stopped(`CEL auth program failed: ${printed(fault)}`),
}
