/** Why the server was not initialised, unsealed or sealed (spec/core.md 4). */
export type LifeReason =
  | { readonly code: 'already_initialized' }
  | { readonly code: 'not_initialized' }
  | { readonly code: 'already_unsealed' }
  | { readonly code: 'seal_config_invalid'; readonly of: 'seal' | 'recovery'; readonly fault: SealFault }
  | { readonly code: 'seal_parameters_foreign'; readonly parameters: readonly string[]; readonly sealType: string }
  | { readonly code: 'unseal_key_missing' }
  | { readonly code: 'unseal_key_unreadable' }
  | { readonly code: 'unseal_key_length'; readonly is: 'too_short' | 'too_long'; readonly least: number; readonly most: number }
  | { readonly code: 'unseal_shares_unfit' }
  | { readonly code: 'unseal_key_wrong' }

/** What is wrong with a number of shares and a threshold. */
export type SealFault =
  | 'shares_too_few'
  | 'threshold_too_few'
  | 'threshold_of_one'
  | 'shares_too_many'
  | 'threshold_too_many'
  | 'threshold_above_shares'
