/** The text is no policy. `detail` is what stands behind `failed to parse policy: `. */
export interface PolicyInvalid {
  readonly code: 'policy_invalid'
  readonly detail: string
  readonly line: number
  readonly column: number
}

/** Why a policy was not written, read or deleted (spec/core.md 7.1). */
export type PolicyReason =
  | PolicyInvalid
  | { readonly code: 'policy_not_found'; readonly policy: string }
  /** There is nothing to patch. */
  | { readonly code: 'policy_to_patch_not_found'; readonly policy: string }
  | { readonly code: 'policy_text_missing' }
  | { readonly code: 'policy_not_updatable'; readonly policy: string }
  | { readonly code: 'policy_not_deletable'; readonly policy: string }
  | { readonly code: 'policy_expiration_and_ttl' }
  | { readonly code: 'policy_expiration_past' }
  | { readonly code: 'policy_cas_missing' }
  /** `cas: -1` means that the policy must not be there yet. */
  | { readonly code: 'policy_cas_exists' }
  | { readonly code: 'policy_cas_mismatch' }
  /** Whom a simulation is about is not there. */
  | { readonly code: 'simulated_entity_not_found'; readonly entity: string }
  | { readonly code: 'simulated_operation_unknown'; readonly operation: string }
  | { readonly code: 'simulated_path_missing' }
