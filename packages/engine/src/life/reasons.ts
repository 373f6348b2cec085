/** Why the server was not initialised, unsealed or sealed (spec/core.md 4). */
export type LifeReason =
  | { readonly code: 'already_initialized' }
  | { readonly code: 'not_initialized' }
  | { readonly code: 'already_unsealed' }
  | { readonly code: 'seal_config_invalid'; readonly of: 'seal' | 'recovery' | 'rekey seal'; readonly fault: SealFault }
  | { readonly code: 'seal_parameters_foreign'; readonly parameters: readonly string[]; readonly sealType: string }
  | { readonly code: 'unseal_key_missing' }
  | { readonly code: 'unseal_key_unreadable' }
  | { readonly code: 'unseal_key_length'; readonly is: 'too_short' | 'too_long'; readonly least: number; readonly most: number }
  | { readonly code: 'unseal_shares_unfit' }
  | { readonly code: 'unseal_key_wrong' }
  | { readonly code: 'quorum_key_missing' }
  | { readonly code: 'quorum_not_started'; readonly purpose: QuorumPurpose }
  | { readonly code: 'quorum_in_progress'; readonly purpose: QuorumPurpose }
  | { readonly code: 'quorum_nonce_wrong'; readonly purpose: QuorumPurpose; readonly nonce: string }
  | { readonly code: 'quorum_share_again' }
  | { readonly code: 'otp_length_wrong' }
  | { readonly code: 'encoded_token_unreadable' }
  | { readonly code: 'pgp_unsupported' }
  /** The key lies in a file; nobody holds shares of it. */
  | { readonly code: 'rekey_without_shares'; readonly sealType: string }
  | { readonly code: 'rotation_interval_short' }
  | { readonly code: 'rotation_operations_range'; readonly fewest: number; readonly most: number }

/** What several holders of shares do together. */
export type QuorumPurpose = 'root generation' | 'rekey' | 'rekey verification'

/** What is wrong with a number of shares and a threshold. */
export type SealFault =
  | 'shares_too_few'
  | 'threshold_too_few'
  | 'threshold_of_one'
  | 'shares_too_many'
  | 'threshold_too_many'
  | 'threshold_above_shares'
