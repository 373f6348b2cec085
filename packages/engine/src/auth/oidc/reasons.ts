import type { ProviderFailure } from '#ports/relying-party.ts'
import type { KeysProblem } from '../jwt/keys/keys-problem.ts'
import type { JwtReason } from '../jwt/reasons.ts'
import type { IdTokenProblem } from './id-token-problem.ts'

/** How an ID token came to us: it decides how a fault in it is told. */
export type Delivery = 'exchange' | 'form_post' | 'device'

/** Why a browser sign-in does not begin, or does not end in a token (spec/jwt-oidc-auth.md 7). */
export type OidcReason =
  | { readonly code: 'oidc_not_configured' }
  | { readonly code: 'oidc_client_nonce_missing' }
  | { readonly code: 'oidc_redirect_uri_missing' }
  | { readonly code: 'oidc_redirect_uri_unreadable' }
  | { readonly code: 'oidc_redirect_uri_not_allowed' }
  | { readonly code: 'oidc_provider_unavailable'; readonly problem: KeysProblem }
  | { readonly code: 'oidc_no_authorization_endpoint' }
  | { readonly code: 'oidc_no_device_endpoint' }
  | { readonly code: 'oidc_device_start'; readonly failure: ProviderFailure }
  | { readonly code: 'oidc_callback_unconfigured'; readonly isDelivery: boolean }
  | { readonly code: 'oidc_state_unknown' }
  | { readonly code: 'oidc_role_gone' }
  | { readonly code: 'oidc_provider_error'; readonly error: string }
  | { readonly code: 'oidc_client_nonce' }
  | { readonly code: 'oidc_provider_at_login'; readonly problem: KeysProblem }
  | { readonly code: 'oidc_nothing_received' }
  | { readonly code: 'oidc_exchange'; readonly failure: ProviderFailure }
  | { readonly code: 'oidc_id_token'; readonly problem: IdTokenProblem; readonly delivery: Delivery }
  | { readonly code: 'oidc_subject' }
  | { readonly code: 'oidc_claims'; readonly cause: JwtReason }
  | { readonly code: 'oidc_authorization_pending' }
  | { readonly code: 'oidc_slow_down' }
  | { readonly code: 'oidc_authorization_failed'; readonly error: string }
