/** Why userinfo refuses (spec/oidc-provider.md 16.2, 16.3). */
export type UserinfoReason =
  /** What the generic layer would refuse: the edge's words for it differ here. */
  | { readonly code: 'userinfo_permission_denied' }
  | { readonly code: 'userinfo_provider_unknown' }
  | { readonly code: 'userinfo_not_bearer' }
  | { readonly code: 'userinfo_token_malformed' }
  | { readonly code: 'userinfo_client_id_missing' }
  | { readonly code: 'userinfo_client_gone' }
  | { readonly code: 'userinfo_not_member' }
  | { readonly code: 'userinfo_assignment_missing'; readonly assignment: string }
  | { readonly code: 'userinfo_client_not_served' }
  | { readonly code: 'userinfo_claims_conflict'; readonly claim: string; readonly scopes: readonly [string, string] }
