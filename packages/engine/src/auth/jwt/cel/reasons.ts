/** Why a CEL role is refused, or refuses (spec/jwt-oidc-auth.md 6). */
export type CelReason =
  | { readonly code: 'cel_program_missing' }
  | { readonly code: 'cel_program_shape' }
  | { readonly code: 'cel_expression_empty' }
  | { readonly code: 'cel_syntax'; readonly where: string; readonly fault: string }
  | { readonly code: 'cel_nothing_to_patch' }
  | { readonly code: 'cel_role_gone'; readonly role: string }
  | { readonly code: 'cel_blocked'; readonly role: string; readonly message?: string }
  | { readonly code: 'cel_unexpected'; readonly role: string; readonly type: string }
  | { readonly code: 'cel_failed'; readonly fault: string }
