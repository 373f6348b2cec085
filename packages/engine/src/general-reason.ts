/** Refusals that belong to no single room. */
export type GeneralReason =
  | { readonly code: 'permission_denied' }
  | { readonly code: 'sealed' }
  | { readonly code: 'unsupported_path' }
  | { readonly code: 'unsupported_operation' }
  | { readonly code: 'no_handler'; readonly path: string }
  /** A name, or what is made of it, is longer than a store's keys. */
  | { readonly code: 'name_too_long' }
  | { readonly code: 'metrics_format_unknown'; readonly format: string }
  | { readonly code: 'busy'; readonly what: string }
