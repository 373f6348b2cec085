/** Why a header of the console is not set (spec/core.md 15). */
export type UiHeaderReason =
  | { readonly code: 'ui_header_incomplete' }
  /** Its name belongs to the server. */
  | { readonly code: 'ui_header_reserved' }
  | { readonly code: 'ui_header_malformed' }
