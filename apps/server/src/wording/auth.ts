import type { AuthReason } from '@postern/engine/auth/reasons.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

export const authWordings: Wordings<AuthReason> = {
  alias_name_missing: () => mistake('missing name in alias'),
  login_root_policy: () => mistake('auth methods cannot create root tokens'),
  login_policies_changed: () => aggregated(500, 'policies have changed, not renewing'),
  policy_not_assignable: ({ policy }) => mistake(`cannot assign policy "${policy}"`),
  token_field_negative: ({ field }) => mistake(`'${field}' cannot be negative`),
  token_ttl_above_max: () => mistake("'token_ttl' cannot be greater than 'token_max_ttl'"),
  token_type_invalid: ({ type }) => mistake(`invalid 'token_type' value "${type}"`),
  token_batch_periodic: () => mistake("'token_type' cannot be 'batch' or 'default_batch' when set to generate periodic tokens"),
  token_batch_limited_uses: () =>
    mistake("'token_type' cannot be 'batch' or 'default_batch' when set to generate tokens with limited use count"),
  token_strict_ip_and_cidrs: () => mistake("'token_strictly_bind_ip' conflicts with 'token_bound_cidrs'; set only one"),
  token_cidr_invalid: ({ cidr }) => mistake(`unable to parse address "${cidr}"`),
}
