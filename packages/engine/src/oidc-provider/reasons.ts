import type { AuthorizeReason } from './authorize/reasons.ts'
import type { TemplateFault } from './templates/template-fault.ts'
import type { ExchangeReason } from './token/reasons.ts'
import type { UserinfoReason } from './userinfo/reasons.ts'

/** Why a change to keys, roles, scopes, assignments, clients or providers is refused. */
export type OidcConfigurationReason =
  | { readonly code: 'oidc_rotation_period_too_short' }
  | { readonly code: 'oidc_verification_ttl_too_long' }
  | { readonly code: 'oidc_key_outlived_by_roles'; readonly key: string; readonly seconds: number }
  | { readonly code: 'oidc_key_outlived_by_clients'; readonly key: string; readonly seconds: number }
  | { readonly code: 'oidc_algorithm_unknown'; readonly algorithm: string }
  | { readonly code: 'oidc_key_not_found'; readonly key: string }
  | { readonly code: 'oidc_key_is_built_in'; readonly key: string }
  | { readonly code: 'oidc_key_used_by_roles'; readonly key: string; readonly roles: readonly string[] }
  | { readonly code: 'oidc_key_used_by_clients'; readonly key: string; readonly clients: readonly string[] }
  | { readonly code: 'oidc_issuer_invalid' }
  | { readonly code: 'oidc_role_key_missing' }
  | { readonly code: 'oidc_role_key_unknown'; readonly key: string }
  | { readonly code: 'oidc_role_ttl_too_long' }
  | { readonly code: 'oidc_role_not_found'; readonly role: string }
  | { readonly code: 'oidc_role_key_gone'; readonly key: string }
  | { readonly code: 'oidc_key_refuses_role'; readonly key: string; readonly role: string }
  | { readonly code: 'oidc_no_entity' }
  | { readonly code: 'oidc_no_signing_key' }
  | { readonly code: 'oidc_template_faulty'; readonly fault: TemplateFault }
  | { readonly code: 'oidc_scope_reserved' }
  | { readonly code: 'oidc_scope_used'; readonly scope: string; readonly providers: readonly string[] }
  | { readonly code: 'oidc_preset_unknown'; readonly preset: string }
  | { readonly code: 'oidc_claim_type_unknown'; readonly claim: string; readonly type: string }
  | { readonly code: 'oidc_assignment_is_built_in'; readonly action: 'modification' | 'deletion' }
  | { readonly code: 'oidc_assignment_used'; readonly assignment: string; readonly clients: readonly string[] }
  | { readonly code: 'oidc_client_assignment_unknown'; readonly assignment: string }
  | { readonly code: 'oidc_client_key_fixed' }
  | { readonly code: 'oidc_client_key_unknown'; readonly key: string }
  | { readonly code: 'oidc_client_ttl_too_long' }
  | { readonly code: 'oidc_client_type_fixed' }
  | { readonly code: 'oidc_client_type_unknown'; readonly type: string }
  | { readonly code: 'oidc_client_not_found'; readonly client: string }
  | { readonly code: 'oidc_client_without_secret'; readonly client: string }
  | { readonly code: 'oidc_client_id_taken' }
  | { readonly code: 'oidc_client_name_unfit'; readonly field: 'import_client_id' | 'import_client_secret' }
  | { readonly code: 'oidc_client_address_unsafe'; readonly field: string; readonly address: string }
  | { readonly code: 'oidc_client_keys_unusable' }
  | { readonly code: 'oidc_client_public_with_keys' }
  | { readonly code: 'oidc_consent_mode_unknown'; readonly mode: string }
  | { readonly code: 'oidc_provider_scope_unknown'; readonly scope: string }
  | { readonly code: 'oidc_provider_is_built_in'; readonly provider: string }
  | { readonly code: 'oidc_person_not_found'; readonly entityId: string }
  | { readonly code: 'oidc_person_unreadable' }
  | { readonly code: 'oidc_provider_not_found'; readonly provider: string }

/** Every refusal of this room. */
export type OidcProviderReason = AuthorizeReason | ExchangeReason | OidcConfigurationReason | UserinfoReason
