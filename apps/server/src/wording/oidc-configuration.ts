import type { OidcConfigurationReason } from '@postern/engine/oidc-provider/reasons.ts'
import { quoted } from './quoted.ts'
import { templateFaultText } from './template-faults.ts'
import { mistake, type Wordings, wordless } from './wording.ts'

/** Keys, roles, scopes, assignments, clients and providers (spec/oidc-provider.md 4 to 10). */
export const oidcConfigurationWordings: Wordings<OidcConfigurationReason> = {
  oidc_rotation_period_too_short: () => mistake('rotation_period must be at least one minute'),
  oidc_verification_ttl_too_long: () => mistake('verification_ttl cannot be longer than 10x rotation_period'),
  oidc_key_outlived_by_roles: ({ key, seconds }) =>
    mistake(
      `unable to update key ${quoted(key)} because it is currently referenced by one or more roles with a token ttl greater than ${seconds} seconds`,
    ),
  oidc_key_outlived_by_clients: ({ key, seconds }) =>
    mistake(
      `unable to update key ${quoted(key)} because it is currently referenced by one or more clients with an id_token_ttl greater than ${seconds} seconds`,
    ),
  oidc_algorithm_unknown: ({ algorithm }) => mistake(`unknown signing algorithm ${quoted(algorithm)}`),
  oidc_key_not_found: ({ key }) => mistake(`no named key found at ${quoted(key)}`),
  oidc_key_is_built_in: ({ key }) => mistake(`deletion of key ${quoted(key)} not allowed`),
  oidc_key_used_by_roles: ({ key, roles }) =>
    mistake(`unable to delete key ${quoted(key)} because it is currently referenced by these roles: ${roles.join(', ')}`),
  oidc_key_used_by_clients: ({ key, clients }) =>
    mistake(`unable to delete key ${quoted(key)} because it is currently referenced by these clients: ${clients.join(', ')}`),
  oidc_issuer_invalid: () =>
    mistake('invalid issuer, which must include only a scheme, host, and optional port (e.g. https://example.com:8200)'),

  oidc_role_key_missing: () => mistake('the key parameter is required'),
  oidc_role_key_unknown: ({ key }) => mistake(`cannot find key ${quoted(key)}`),
  oidc_role_ttl_too_long: () => mistake("a role's token ttl cannot be longer than the verification_ttl of the key it references"),
  oidc_role_not_found: ({ role }) => mistake(`role ${quoted(role)} not found`),
  oidc_role_key_gone: ({ key }) => mistake(`key ${quoted(key)} not found`),
  oidc_key_refuses_role: ({ key, role }) =>
    mistake(`the key ${quoted(key)} does not list the client ID of the role ${quoted(role)} as an allowed client ID`),
  oidc_no_entity: () => mistake("no entity associated with the request's token"),
  oidc_no_signing_key: () => mistake('signing key is nil; rotate the key and try again'),

  oidc_template_faulty: ({ fault }) => mistake(templateFaultText(fault)),
  oidc_scope_reserved: () => mistake('the "openid" scope name is reserved'),
  oidc_scope_used: ({ scope, providers }) =>
    mistake(
      `unable to delete scope ${quoted(scope)} because it is currently referenced by these providers: ${providers.join(', ')}`,
    ),
  oidc_preset_unknown: ({ preset }) => mistake(`unknown scope preset ${quoted(preset)}`),
  oidc_claim_type_unknown: ({ claim, type }) => mistake(`unknown type ${quoted(type)} of claim ${quoted(claim)}`),

  oidc_assignment_is_built_in: ({ action }) => mistake(`${action} of assignment "allow_all" not allowed`),
  oidc_assignment_used: ({ assignment, clients }) =>
    mistake(
      `unable to delete assignment ${quoted(assignment)} because it is currently referenced by these clients: ${clients.join(', ')}`,
    ),

  oidc_client_assignment_unknown: ({ assignment }) => mistake(`assignment ${quoted(assignment)} does not exist`),
  oidc_client_key_fixed: () => mistake('key modification is not allowed'),
  oidc_client_key_unknown: ({ key }) => mistake(`key ${quoted(key)} does not exist`),
  oidc_client_ttl_too_long: () =>
    mistake("a client's id_token_ttl cannot be greater than the verification_ttl of the key it references"),
  oidc_client_type_fixed: () => mistake('client_type modification is not allowed'),
  oidc_client_type_unknown: ({ type }) => mistake(`invalid client_type ${quoted(type)}`),
  oidc_client_not_found: () => wordless(404),
  oidc_client_without_secret: ({ client }) => mistake(`client ${quoted(client)} has no secret`),
  oidc_client_id_taken: () => mistake('another client has this client_id'),
  oidc_client_name_unfit: ({ field }) =>
    mistake(`${field} must be 1 to 255 printable ASCII characters, and a client id holds no blank or comma and is not "*"`),
  oidc_client_address_unsafe: ({ field, address }) => mistake(`${field} cannot be ${quoted(address)}`),
  oidc_client_keys_unusable: () => mistake('jwks must be a JWKS of public signature keys'),
  oidc_client_public_with_keys: () => mistake('a public client cannot authenticate with keys'),
  oidc_consent_mode_unknown: ({ mode }) => mistake(`unknown consent_mode ${quoted(mode)}`),

  oidc_provider_scope_unknown: ({ scope }) => mistake(`scope ${quoted(scope)} does not exist`),
  oidc_provider_is_built_in: ({ provider }) => mistake(`deletion of OIDC provider ${quoted(provider)} not allowed`),
  oidc_person_not_found: ({ entityId }) => mistake(`entity ${quoted(entityId)} not found`),
  oidc_person_unreadable: () => mistake('person must be an object with name, metadata, groups and aliases'),
  oidc_provider_not_found: ({ provider }) => mistake(`provider ${quoted(provider)} not found`),
}
