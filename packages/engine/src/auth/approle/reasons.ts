/** Why the AppRole method says no (spec/core.md 13.1). */
export type ApproleReason =
  | { readonly code: 'approle_missing'; readonly role: string }
  | { readonly code: 'approle_missing_at_renewal'; readonly role: string }
  | { readonly code: 'approle_name_too_long' }
  | { readonly code: 'approle_cidrs_invalid' }
  | { readonly code: 'approle_num_uses_negative' }
  | { readonly code: 'approle_role_id_taken' }
  | { readonly code: 'approle_role_id_missing' }
  | { readonly code: 'approle_local_fixed' }
  | { readonly code: 'approle_unconstrained' }
  | { readonly code: 'approle_period_above_max'; readonly period: number; readonly max: number }
  | { readonly code: 'approle_not_bound' }
  | { readonly code: 'approle_secret_missing' }
  | { readonly code: 'approle_secret_taken' }
  | { readonly code: 'approle_accessor_missing' }
  | { readonly code: 'approle_accessor_unknown'; readonly accessor: string }
  | { readonly code: 'approle_accessor_invalid' }
  | { readonly code: 'approle_secret_uses_negative' }
  | { readonly code: 'approle_secret_uses_above_role' }
  | { readonly code: 'approle_secret_ttl_above_role' }
  | { readonly code: 'approle_metadata_invalid'; readonly problem: 'not_json' | 'not_an_object' | 'not_text' }
  | { readonly code: 'approle_cidrs_beyond_role'; readonly cidrs: readonly string[]; readonly allowed: readonly string[] }
  | { readonly code: 'approle_wrong_credentials' }
  | {
      readonly code: 'approle_address_refused'
      readonly address: string
      readonly by: 'role' | 'secret_id'
      readonly cidrs: readonly string[]
    }
