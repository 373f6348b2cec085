import type { JwtConfigReason } from '@postern/engine/auth/jwt/config/reasons.ts'
import type { ProviderProblem, SettingFault } from '@postern/engine/auth/jwt/providers/provider-settings.ts'
import type { KeysProblem } from '@postern/engine/auth/jwt/keys/keys-problem.ts'
import { keysProblem, pemProblem } from './jwt-problems.ts'
import { mistake, type Wordings } from './wording.ts'

const sources = "'jwt_validation_pubkeys', 'jwks_url', 'jwks_pairs', 'oidc_discovery_url', or 'provider_config'"

/** The configuration of a jwt/oidc mount (spec/jwt-oidc-auth.md 2.3). */
export const jwtConfigWordings: Wordings<JwtConfigReason> = {
  jwt_config_sources: () => mistake(`exactly one of ${sources} must be set`),
  jwt_config_client_incomplete: () => mistake("both 'oidc_client_id' and 'oidc_client_secret' must be set for OIDC"),
  jwt_config_well_known: () => mistake("'oidc_discovery_url' contains '.well-known' component"),
  jwt_config_discovery: ({ problem, isClient }) =>
    mistake(`error checking oidc discovery URL: ${discoveryDetail(problem, isClient)}`),
  jwt_config_discovery_missing: () => mistake("'oidc_discovery_url' must be set for OIDC"),
  jwt_config_ca: () => mistake('error checking jwks_ca_pem'),
  jwt_config_jwks: () => mistake('error checking jwks URL'),
  jwt_config_public_key: ({ pem }) => mistake(`error parsing public key: ${pemProblem(pem)}`),
  jwt_config_pairs: ({ fault }) => mistake(pairsFault[fault]),
  jwt_config_algorithm: ({ algorithm }) => mistake(`invalid jwt_supported_algs: unsupported signing algorithm "${algorithm}"`),
  jwt_config_response_types: ({ types }) =>
    mistake(`invalid response_types [${types.join(' ')}]. 'code' and 'id_token' are allowed`),
  jwt_config_query_with_id_token: () => mistake('query response_mode may not be used with an id_token response_type'),
  jwt_config_response_mode: ({ mode }) => mistake(`invalid response_mode: "${mode}"`),
  jwt_config_provider: ({ problem }) => mistake(`invalid provider_config: ${providerProblem(problem)}`),
}

const pairsFault = {
  shape: 'invalid jwks_pairs: jwks_pairs must be provided as a list of json objects with the fields jwks_url and jwks_ca_pem',
  ca: "CA PEMs must be provided as part of the 'jwks_pairs' when using multiple JWKS URLs",
  issuer: "Bound issuer is not supported for use with 'jwks_pairs'",
} as const

function discoveryDetail(problem: KeysProblem, isClient: boolean): string {
  if (problem.problem !== 'issuer' || !isClient) return keysProblem(problem)
  const prefix = 'error creating provider with given values: NewProvider: unable to create provider: oidc'
  return `${prefix}: issuer did not match the issuer returned by provider, expected "${problem.expected}" got "${problem.received}"`
}

function providerProblem(problem: ProviderProblem): string {
  switch (problem.problem) {
    case 'unnamed':
      return "'provider' field not found in provider_config"
    case 'unknown':
      return `provider "${problem.provider}" not found in custom providers`
    case 'setting':
      return `error initializing "${problem.provider}" provider_config: ${settingFault(problem.setting, problem.fault)}`
    case 'unreachable':
      return `error initializing "${problem.provider}" provider_config: ${keysProblem(problem.cause)}`
  }
}

function settingFault(setting: string, fault: SettingFault): string {
  switch (fault) {
    case 'missing':
      return `'${setting}' must be set`
    case 'not-positive':
      // The reference leaves the prefix of the setting's name out.
      return `'${setting.replace('groups_', 'gsuite_')}' must be a positive integer`
    case 'not-https':
      return `'${setting}' must be an https URL`
    case 'unreadable':
      return `'${setting}' cannot be read`
    case 'not-a-pattern':
      return `'${setting}' is not a regular expression`
    case 'conflicts':
      return 'no discovery URL, JWKS URL, CA or public key may be set beside it'
  }
}
