import type { AuthorizeReason } from '../authorize/reasons.ts'

/** Why the token endpoint refuses, in the order of spec/oidc-provider.md 13.2. */
export type ExchangeReason =
  | { readonly code: 'exchange_provider_unknown' }
  | { readonly code: 'exchange_client_id_missing' }
  | { readonly code: 'exchange_client_unauthenticated' }
  | { readonly code: 'exchange_client_not_served' }
  | { readonly code: 'exchange_key_missing'; readonly key: string }
  | { readonly code: 'exchange_key_refuses_client' }
  | { readonly code: 'exchange_no_signing_key' }
  | { readonly code: 'exchange_grant_type_missing' }
  | { readonly code: 'exchange_grant_type_unknown' }
  | { readonly code: 'exchange_flow_disabled' }
  | { readonly code: 'exchange_code_missing' }
  | { readonly code: 'exchange_code_invalid' }
  | { readonly code: 'exchange_code_of_other_client' }
  | { readonly code: 'exchange_code_of_other_provider' }
  | { readonly code: 'exchange_redirect_uri_missing' }
  | { readonly code: 'exchange_redirect_uri_differs' }
  | { readonly code: 'exchange_entity_gone' }
  | { readonly code: 'exchange_not_member' }
  | { readonly code: 'exchange_assignment_missing'; readonly assignment: string }
  | { readonly code: 'exchange_pkce_required' }
  | { readonly code: 'exchange_verifier_unexpected' }
  | { readonly code: 'exchange_verifier_missing' }
  | { readonly code: 'exchange_verifier_wrong' }
  | { readonly code: 'exchange_claims_conflict'; readonly claim: string; readonly scopes: readonly [string, string] }
  | { readonly code: 'exchange_openid_missing' }
  | { readonly code: 'exchange_public_client_alone' }
  | { readonly code: 'exchange_refresh_token_missing' }
  | { readonly code: 'exchange_refresh_token_invalid' }
  | { readonly code: 'exchange_scope_wider' }
  | { readonly code: 'exchange_device_code_missing' }
  | { readonly code: 'exchange_device_code_invalid' }
  | { readonly code: 'exchange_device_pending' }
  | { readonly code: 'exchange_device_too_fast' }
  | { readonly code: 'exchange_device_expired' }
  | { readonly code: 'exchange_device_declined' }
  // The neighbours of the token endpoint (23).
  | { readonly code: 'exchange_token_missing' }
  | { readonly code: 'exchange_token_type_unsupported' }
  | { readonly code: 'exchange_device_flow_disabled' }
  | { readonly code: 'exchange_pushed_request_refused'; readonly reason: AuthorizeReason }
