import { unreadableCidr } from '#addresses/cidr.ts'
import { pass, refusal, type Rule } from '#finding.ts'
import type { ApproleReason } from './reasons.ts'
import type { Approle } from './role.ts'

/** A role as it would be stored, and the longest life its mount gives. */
export interface ApproleFacts {
  readonly role: Approle
  readonly before: Approle | undefined
  readonly maxTtl: number
}

type RoleRule = Rule<ApproleFacts, ApproleReason>

const rule = (name: string, look: RoleRule['look']): RoleRule => ({ name, look })

/** What a role must be (spec/core.md 13.1). */
export const approleRules: readonly RoleRule[] = [
  rule('role_name', ({ role: { name } }) => (name.length > longestName ? refusal({ code: 'approle_name_too_long' }) : pass)),
  rule('local_secret_ids', ({ role, before }) =>
    before !== undefined && before.localSecretIds !== role.localSecretIds ? refusal({ code: 'approle_local_fixed' }) : pass,
  ),
  rule('role_id', ({ role: { roleId } }) => (roleId === '' ? refusal({ code: 'approle_role_id_missing' }) : pass)),
  rule('secret_id_bound_cidrs', ({ role: { secretIdBoundCidrs } }) =>
    unreadableCidr(secretIdBoundCidrs) === undefined ? pass : refusal({ code: 'approle_cidrs_invalid' }),
  ),
  rule('secret_id_num_uses', ({ role: { secretIdNumUses } }) =>
    secretIdNumUses < 0 ? refusal({ code: 'approle_num_uses_negative' }) : pass,
  ),
  rule('token_period', ({ role: { token }, maxTtl: max }) =>
    token.token_period > max ? refusal({ code: 'approle_period_above_max', period: token.token_period, max }) : pass,
  ),
  rule('constraint', ({ role: { bindSecretId, secretIdBoundCidrs, token } }) =>
    bindSecretId || secretIdBoundCidrs.length > 0 || token.token_bound_cidrs.length > 0
      ? pass
      : refusal({ code: 'approle_unconstrained' }),
  ),
]

const longestName = 4096
