/** Why the userpass method says no (spec/jwt-oidc-auth.md 12). */
export type UserpassReason =
  | { readonly code: 'userpass_secret_missing' }
  | { readonly code: 'userpass_both_secrets' }
  | { readonly code: 'userpass_hash_invalid' }
  | { readonly code: 'userpass_hash_too_weak'; readonly cost: number }
  | { readonly code: 'userpass_hash_too_strong'; readonly cost: number }
  | { readonly code: 'userpass_password_too_long' }
  | { readonly code: 'userpass_user_missing' }
  | { readonly code: 'userpass_password_missing' }
  | { readonly code: 'userpass_wrong_credentials' }
