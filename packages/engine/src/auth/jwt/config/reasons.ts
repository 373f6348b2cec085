import type { PemProblem } from '#crypto/public-key-pem.ts'
import type { KeysProblem } from '../keys/keys-problem.ts'
import type { ProviderProblem } from '../providers/provider-settings.ts'

/** Why a configuration is refused (spec/jwt-oidc-auth.md 2.3). */
export type JwtConfigReason =
  | { readonly code: 'jwt_config_sources' }
  | { readonly code: 'jwt_config_client_incomplete' }
  | { readonly code: 'jwt_config_well_known' }
  | { readonly code: 'jwt_config_discovery'; readonly problem: KeysProblem; readonly isClient: boolean }
  | { readonly code: 'jwt_config_discovery_missing' }
  | { readonly code: 'jwt_config_ca' }
  | { readonly code: 'jwt_config_jwks'; readonly problem: KeysProblem }
  | { readonly code: 'jwt_config_public_key'; readonly pem: PemProblem }
  | { readonly code: 'jwt_config_pairs'; readonly fault: 'shape' | 'ca' | 'issuer' }
  | { readonly code: 'jwt_config_algorithm'; readonly algorithm: string }
  | { readonly code: 'jwt_config_response_types'; readonly types: readonly string[] }
  | { readonly code: 'jwt_config_query_with_id_token' }
  | { readonly code: 'jwt_config_response_mode'; readonly mode: string }
  | { readonly code: 'jwt_config_provider'; readonly problem: ProviderProblem }
