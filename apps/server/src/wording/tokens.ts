import type { TokenReason } from '@postern/engine/tokens/reasons.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

const listed = (names: readonly string[]) => `[${names.join(' ')}]`

const needsSudo = (forWhat: string) => mistake(`root or sudo privileges required to ${forWhat}`)

export const tokenWordings: Wordings<TokenReason> = {
  token_parent_is_batch: () => mistake('batch tokens cannot create more tokens'),
  token_parent_is_limited: () => mistake('restricted use token cannot generate child tokens'),
  token_role_unknown: ({ role }) => mistake(`unknown role ${role}`),
  token_kind_unknown: () => mistake("invalid 'token_type' value"),
  token_batch_with: ({ field }) => mistake(`batch tokens cannot have "${field}" set`),
  token_uses_negative: () => mistake('number of uses cannot be negative'),
  token_alias_without_role: () => mistake("'entity_alias' is only allowed in combination with token role"),
  token_alias_not_allowed: () => mistake("invalid 'entity_alias' value"),
  token_alias_disabled: () => ({ status: 403, errors: ['entity from given entity alias is disabled'] }),
  token_id_needs_sudo: () => needsSudo('specify token id'),
  token_id_reserved: ({ prefix }) => mistake(`custom token ID cannot have the '${prefix}' prefix`),
  token_id_with_dot: () => mistake("custom token ID cannot have a '.' in the value"),
  token_id_taken: () => mistake('cannot create a token with a duplicate ID'),
  token_policies_not_of_parent: () => mistake('child policies must be subset of parent'),
  token_policies_not_of_role: ({ policies, allowed, globs }) =>
    mistake(
      `token policies (${listed(policies)}) must be subset of the role's allowed policies (${listed(allowed)}) or glob policies (${listed(globs)})`,
    ),
  token_policy_disallowed: ({ policy }) => mistake(`token policy "${policy}" is disallowed by this role`),
  token_root_needs_root: () => mistake('root tokens may not be created without parent token being root'),
  token_batch_root: () => mistake('batch tokens cannot be root tokens'),
  token_orphan_needs_sudo: () => needsSudo('create orphan token'),
  token_duration_unreadable: ({ field, problem }) => mistake(`error parsing "${field}": ${problem}`),
  token_duration_negative: ({ field }) => mistake(`${field} must be positive`),
  token_period_needs_sudo: () => needsSudo('create periodic token'),
  token_endless_needs_endless: () => mistake('expiring root tokens cannot create non-expiring root tokens'),

  token_role_suffix_invalid: () =>
    mistake(String.raw`given role path suffix contains invalid characters; must match \w[\w-.]+\w`),
  token_role_suffix_relative: () => mistake('given role path suffix cannot contain ".."'),
  token_role_batch_not_orphan: () => mistake("'token_type' cannot be 'batch' when role is set to generate non-orphan tokens"),
  token_role_batch_with: ({ what }) =>
    mistake(`'token_type' cannot be 'batch' when role is set to generate ${batchConflict[what]}`),

  token_id_missing: () => mistake('missing token ID'),
  token_accessor_missing: () => aggregated(400, 'missing accessor'),
  token_accessor_invalid: () => aggregated(400, 'invalid accessor'),
  token_bad: () => ({ status: 403, errors: ['bad token'] }),
  token_not_found: () => mistake('token not found'),
  token_batch_renewal: () => mistake('batch tokens cannot be renewed'),
  token_batch_revocation: () => mistake('batch tokens cannot be revoked'),
  token_without_lease: () => mistake('invalid lease ID'),
  token_not_renewable: () => mistake('lease is not renewable'),
  token_lease_expired: () => mistake('lease expired'),
  token_past_max_ttl: () => mistake('past the max TTL, cannot renew'),
  token_role_gone: ({ role }) => mistake(`original token role "${role}" could not be found, not renewing`),
  token_to_revoke_not_found: () => mistake('token to revoke not found'),
  token_orphaning_needs_sudo: () => needsSudo('revoke and orphan'),
}

const batchConflict = {
  period: 'periodic tokens',
  renewable: 'renewable tokens',
  explicit_max_ttl: 'tokens with an explicit max TTL',
} as const
