import { tokenRoleTypes } from '@postern/contract/resources/token-role.ts'
import { unreadableCidr } from '#addresses/cidr.ts'
import type { AuthReason } from '#auth/reasons.ts'
import { notAsked, pass, refusal, type Rule } from '#finding.ts'
import type { TokenRoleReason } from '../reasons.ts'
import type { WrittenRole } from './role-fields.ts'

type RoleRule = Rule<WrittenRole, TokenRoleReason | AuthReason>

const suffixForm = /^\w(?:[\w.-]*\w)?$/

const rule = (name: string, look: RoleRule['look']): RoleRule => ({ name, look })

const batchConflict = (name: 'period' | 'renewable' | 'explicit_max_ttl', isSet: (role: WrittenRole) => boolean) =>
  rule(`batch_${name}`, (role) => {
    if (role.token_type !== 'batch') return notAsked
    return isSet(role) ? refusal({ code: 'token_role_batch_with', what: name }) : pass
  })

const notNegative = (field: 'token_period' | 'token_explicit_max_ttl' | 'token_num_uses') =>
  rule(field, (role) => (role[field] < 0 ? refusal({ code: 'token_field_negative', field }) : pass))

/** What a token role must be like (spec/core.md 9.7). */
export const roleRules: readonly RoleRule[] = [
  rule('path_suffix_relative', ({ path_suffix }) =>
    path_suffix.includes('..') ? refusal({ code: 'token_role_suffix_relative' }) : pass,
  ),
  rule('path_suffix', ({ path_suffix }) =>
    path_suffix === '' || suffixForm.test(path_suffix) ? pass : refusal({ code: 'token_role_suffix_invalid' }),
  ),
  rule('token_type', ({ token_type: type }) =>
    tokenRoleTypes.some((known) => known === type) ? pass : refusal({ code: 'token_type_invalid', type }),
  ),
  notNegative('token_period'),
  notNegative('token_explicit_max_ttl'),
  notNegative('token_num_uses'),
  rule('token_bound_cidrs', ({ token_bound_cidrs }) => {
    const cidr = unreadableCidr(token_bound_cidrs)
    return cidr === undefined ? pass : refusal({ code: 'token_cidr_invalid', cidr })
  }),
  rule('batch_orphan', ({ token_type, orphan }) =>
    token_type === 'batch' && !orphan ? refusal({ code: 'token_role_batch_not_orphan' }) : pass,
  ),
  batchConflict('period', ({ token_period }) => token_period > 0),
  batchConflict('renewable', ({ renewable }) => renewable),
  batchConflict('explicit_max_ttl', ({ token_explicit_max_ttl }) => token_explicit_max_ttl > 0),
]
