/** Why the tokens room says no (spec/core.md 9.4, 9.5, 9.7, 9.9, 9.10). */
export type TokenReason = TokenCreationReason | TokenRoleReason | TokenUseReason

/** Why a token is not made. */
export type TokenCreationReason =
  | { readonly code: 'token_parent_is_batch' }
  | { readonly code: 'token_parent_is_limited' }
  | { readonly code: 'token_role_unknown'; readonly role: string }
  | { readonly code: 'token_kind_unknown' }
  /** A batch token cannot have this field. */
  | { readonly code: 'token_batch_with'; readonly field: 'explicit_max_ttl' | 'num_uses' | 'period' }
  | { readonly code: 'token_uses_negative' }
  | { readonly code: 'token_alias_without_role' }
  | { readonly code: 'token_alias_not_allowed' }
  | { readonly code: 'token_alias_disabled' }
  | { readonly code: 'token_id_needs_sudo' }
  | { readonly code: 'token_id_reserved'; readonly prefix: string }
  | { readonly code: 'token_id_with_dot' }
  | { readonly code: 'token_id_taken' }
  | { readonly code: 'token_policies_not_of_parent' }
  | {
      readonly code: 'token_policies_not_of_role'
      readonly policies: readonly string[]
      readonly allowed: readonly string[]
      readonly globs: readonly string[]
    }
  | { readonly code: 'token_policy_disallowed'; readonly policy: string }
  | { readonly code: 'token_root_needs_root' }
  | { readonly code: 'token_batch_root' }
  | { readonly code: 'token_orphan_needs_sudo' }
  | { readonly code: 'token_duration_unreadable'; readonly field: string; readonly problem: string }
  | { readonly code: 'token_duration_negative'; readonly field: string }
  | { readonly code: 'token_period_needs_sudo' }
  | { readonly code: 'token_endless_needs_endless' }

/** Why a token role is not written. */
export type TokenRoleReason =
  | { readonly code: 'token_role_suffix_invalid' }
  | { readonly code: 'token_role_suffix_relative' }
  | { readonly code: 'token_role_batch_not_orphan' }
  | { readonly code: 'token_role_batch_with'; readonly what: 'period' | 'renewable' | 'explicit_max_ttl' }

/** Why a token is not looked up, renewed or revoked. */
export type TokenUseReason =
  | { readonly code: 'token_id_missing' }
  | { readonly code: 'token_accessor_missing' }
  | { readonly code: 'token_accessor_invalid' }
  /** Nobody knows the token that was to be looked up. */
  | { readonly code: 'token_bad' }
  /** Nobody knows the token that was to be renewed. */
  | { readonly code: 'token_not_found' }
  | { readonly code: 'token_batch_renewal' }
  | { readonly code: 'token_batch_revocation' }
  | { readonly code: 'token_without_lease' }
  | { readonly code: 'token_not_renewable' }
  | { readonly code: 'token_lease_expired' }
  | { readonly code: 'token_past_max_ttl' }
  | { readonly code: 'token_role_gone'; readonly role: string }
  | { readonly code: 'token_to_revoke_not_found' }
  | { readonly code: 'token_orphaning_needs_sudo' }
