/** Why a login is refused after its method accepted it, or why token fields are (spec/jwt-oidc-auth.md 1.4, 1.5). */
export type AuthReason =
  | { readonly code: 'alias_name_missing' }
  | { readonly code: 'login_root_policy' }
  | { readonly code: 'login_policies_changed' }
  | { readonly code: 'policy_not_assignable'; readonly policy: string }
  | { readonly code: 'token_field_negative'; readonly field: string }
  | { readonly code: 'token_ttl_above_max' }
  | { readonly code: 'token_type_invalid'; readonly type: string }
  | { readonly code: 'token_batch_periodic' }
  | { readonly code: 'token_batch_limited_uses' }
  | { readonly code: 'token_strict_ip_and_cidrs' }
  | { readonly code: 'token_cidr_invalid'; readonly cidr: string }
