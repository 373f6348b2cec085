import type { TemplateFault } from '../templates/template.ts'

/** Why a role is refused (spec/jwt-oidc-auth.md 3.3). */
export type JwtRoleReason =
  | { readonly code: 'jwt_role_name_missing' }
  | { readonly code: 'jwt_role_type'; readonly type: string }
  | { readonly code: 'jwt_role_period'; readonly period: number; readonly max: number }
  | { readonly code: 'jwt_role_bound_claims_type'; readonly type: string }
  | { readonly code: 'jwt_role_glob_claim'; readonly value: unknown }
  | { readonly code: 'jwt_role_glob_element'; readonly value: unknown }
  | { readonly code: 'jwt_role_mapping_reserved'; readonly key: string }
  | { readonly code: 'jwt_role_mapping_repeated'; readonly key: string }
  | { readonly code: 'jwt_role_oauth2_metadata'; readonly name: string }
  | { readonly code: 'jwt_role_user_claim' }
  | { readonly code: 'jwt_role_callback_mode'; readonly mode: string }
  | { readonly code: 'jwt_role_redirect_uris' }
  | { readonly code: 'jwt_role_unbound' }
  | { readonly code: 'jwt_role_ttl' }
  | { readonly code: 'jwt_role_template'; readonly index: number; readonly failure: TemplateFault }
  | { readonly code: 'jwt_role_poll_interval' }
  | { readonly code: 'jwt_role_cases'; readonly failed: readonly string[] }
  | { readonly code: 'jwt_cases_invalid'; readonly path: string }
  | { readonly code: 'jwt_debug_patch' }
