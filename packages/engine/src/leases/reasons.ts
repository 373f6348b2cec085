/** Why a lease is not looked up or renewed (spec/core.md 10). */
export type LeaseReason =
  | { readonly code: 'lease_id_missing' }
  /** Nobody knows the lease that was to be looked up. */
  | { readonly code: 'lease_invalid' }
  /** Nobody knows the lease that was to be renewed. */
  | { readonly code: 'lease_not_found' }
  | { readonly code: 'lease_is_of_token' }
