/** Why capabilities are not told (spec/core.md 7.2). */
export type CapabilitiesReason =
  | { readonly code: 'capabilities_paths_missing' }
  | { readonly code: 'capabilities_token_missing' }
  | { readonly code: 'capabilities_token_invalid' }
  | { readonly code: 'capabilities_accessor_missing' }
  | { readonly code: 'capabilities_accessor_invalid' }
