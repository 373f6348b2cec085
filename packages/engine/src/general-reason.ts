/** Refusals that belong to no single room. */
export type GeneralReason =
  | { readonly code: 'permission_denied' }
  | { readonly code: 'sealed' }
  | { readonly code: 'unsupported_path' }
  | { readonly code: 'unsupported_operation' }
  | { readonly code: 'no_handler'; readonly path: string }
  | { readonly code: 'busy'; readonly what: string }
