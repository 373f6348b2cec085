import type { JwtConfig } from '@postern/contract/resources/jwt-config.ts'
import { itemsOf } from '#ui/list-input.tsx'

/** How a mount finds the keys it verifies with. Exactly one of them (spec/jwt-oidc-auth.md 2.2). */
export const sources = ['discovery', 'jwks', 'pairs', 'keys', 'kubernetes'] as const
export type Source = (typeof sources)[number]

/** The configuration of a jwt or oidc mount as its form holds it. */
export interface ConfigValues {
  readonly source: string
  readonly oidc_discovery_url: string
  readonly oidc_discovery_ca_pem: string
  readonly jwks_url: string
  readonly jwks_ca_pem: string
  /** JSON: a list of {"jwks_url", "jwks_ca_pem"}. */
  readonly jwks_pairs: string
  readonly jwt_validation_pubkeys: string
  readonly bound_issuer: string
  readonly jwt_supported_algs: readonly string[]
  readonly default_role: string
  readonly has_client: boolean
  readonly oidc_client_id: string
  readonly oidc_client_secret: string
  readonly oidc_response_mode: string
  readonly oidc_response_types: readonly string[]
  readonly override_allowed_server_names: readonly string[]
  readonly namespace_in_state: boolean
  /** JSON, or nothing. */
  readonly provider_config: string
  readonly skip_jwks_validation: boolean
}

export function newConfig(type: string): ConfigValues {
  return {
    source: 'discovery',
    oidc_discovery_url: '',
    oidc_discovery_ca_pem: '',
    jwks_url: '',
    jwks_ca_pem: '',
    jwks_pairs: '',
    jwt_validation_pubkeys: '',
    bound_issuer: '',
    jwt_supported_algs: [],
    default_role: '',
    has_client: type === 'oidc',
    oidc_client_id: '',
    oidc_client_secret: '',
    oidc_response_mode: 'query',
    oidc_response_types: [],
    override_allowed_server_names: [],
    namespace_in_state: true,
    provider_config: '',
    skip_jwks_validation: false,
  }
}

export function configValuesOf(config: JwtConfig): ConfigValues {
  return {
    source: sourceOf(config),
    oidc_discovery_url: config.oidc_discovery_url,
    oidc_discovery_ca_pem: config.oidc_discovery_ca_pem,
    jwks_url: config.jwks_url,
    jwks_ca_pem: config.jwks_ca_pem,
    jwks_pairs: config.jwks_pairs.length === 0 ? '' : JSON.stringify(config.jwks_pairs, undefined, 2),
    jwt_validation_pubkeys: config.jwt_validation_pubkeys.join('\n'),
    bound_issuer: config.bound_issuer,
    jwt_supported_algs: config.jwt_supported_algs,
    default_role: config.default_role,
    has_client: config.oidc_client_id !== '',
    oidc_client_id: config.oidc_client_id,
    oidc_client_secret: '',
    oidc_response_mode: config.oidc_response_mode || 'query',
    oidc_response_types: config.oidc_response_types,
    override_allowed_server_names: config.override_allowed_server_names,
    namespace_in_state: config.namespace_in_state,
    provider_config: Object.keys(config.provider_config).length === 0 ? '' : JSON.stringify(config.provider_config, undefined, 2),
    skip_jwks_validation: false,
  }
}

/** How a stored configuration finds its keys. */
export function sourceOf(config: JwtConfig): Source {
  if (config.jwt_validation_pubkeys.length > 0) return 'keys'
  if (config.jwks_url !== '') return 'jwks'
  if (config.jwks_pairs.length > 0) return 'pairs'
  return config.oidc_discovery_url === '' && config.provider_config.provider === 'kubernetes' ? 'kubernetes' : 'discovery'
}

/** What is sent: the chosen source alone. A write replaces everything, so the others are gone with it. */
export const configCallOf = (mount: string) => (values: ConfigValues) => ({
  params: { mount },
  input: {
    ...sourceInput(values),
    ...clientInput(values),
    bound_issuer: values.bound_issuer.trim(),
    jwt_supported_algs: [...values.jwt_supported_algs],
    default_role: values.default_role.trim(),
    namespace_in_state: values.namespace_in_state,
    ...providerInput(values),
    ...(values.skip_jwks_validation ? { skip_jwks_validation: true } : {}),
  },
})

function sourceInput(values: ConfigValues): Record<string, unknown> {
  switch (values.source) {
    case 'jwks':
      return { jwks_url: values.jwks_url.trim(), jwks_ca_pem: values.jwks_ca_pem }
    case 'pairs':
      return { jwks_pairs: jsonIn(values.jwks_pairs) ?? values.jwks_pairs }
    case 'keys':
      return { jwt_validation_pubkeys: pemsIn(values.jwt_validation_pubkeys) }
    case 'kubernetes':
      return {}
    default:
      return {
        oidc_discovery_url: values.oidc_discovery_url.trim(),
        oidc_discovery_ca_pem: values.oidc_discovery_ca_pem,
        override_allowed_server_names: itemsOf(values.override_allowed_server_names),
      }
  }
}

function clientInput(values: ConfigValues): Record<string, unknown> {
  if (values.source !== 'discovery' || !values.has_client) return {}
  return {
    oidc_client_id: values.oidc_client_id.trim(),
    oidc_client_secret: values.oidc_client_secret,
    oidc_response_mode: values.oidc_response_mode,
    oidc_response_types: [...values.oidc_response_types],
  }
}

function providerInput(values: ConfigValues): Record<string, unknown> {
  if (values.source === 'kubernetes') return { provider_config: { provider: 'kubernetes' } }
  const provider = jsonIn(values.provider_config)
  return provider === undefined ? {} : { provider_config: provider }
}

/** The PEM blocks of a text. */
export function pemsIn(text: string): string[] {
  return [...text.matchAll(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g)].map(([block]) => block)
}

function jsonIn(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the server would refuse, said before it is asked (spec/jwt-oidc-auth.md 2.3). */
export const configRules = (hadClient: boolean) => (values: ConfigValues) => ({
  ...sourceProblem(values),
  ...clientProblem(values, hadClient),
  ...(values.provider_config.trim() !== '' && jsonIn(values.provider_config) === undefined
    ? { provider_config: 'This is no JSON object' }
    : {}),
})

function sourceProblem(values: ConfigValues): Record<string, string> {
  switch (values.source) {
    case 'jwks':
      return URL.parse(values.jwks_url.trim()) === null ? { jwks_url: 'Begin with https://' } : {}
    case 'pairs':
      return Array.isArray(jsonIn(values.jwks_pairs)) ? {} : { jwks_pairs: 'This is no JSON list' }
    case 'keys':
      return pemsIn(values.jwt_validation_pubkeys).length === 0 ? { jwt_validation_pubkeys: 'There is no PEM block in it' } : {}
    case 'kubernetes':
      return {}
    default:
      return discoveryProblem(values.oidc_discovery_url.trim())
  }
}

function discoveryProblem(url: string): Record<string, string> {
  if (URL.parse(url) === null) return { oidc_discovery_url: 'Begin with https://' }
  return url.includes('.well-known') ? { oidc_discovery_url: 'Leave the well-known part out: it is added' } : {}
}

function clientProblem(values: ConfigValues, hadClient: boolean): Record<string, string> {
  if (values.source !== 'discovery' || !values.has_client) return {}
  return {
    ...(values.oidc_client_id.trim() === '' ? { oidc_client_id: 'Say which client this mount is there' } : {}),
    ...(values.oidc_client_secret === ''
      ? {
          oidc_client_secret: hadClient
            ? 'Give it again: the write replaces everything, and it is never shown'
            : 'Give the secret of that client',
        }
      : {}),
  }
}

export const configMessages = [
  [/discovery/, 'oidc_discovery_url'],
  [/jwks_pairs/, 'jwks_pairs'],
  [/jwks_ca_pem/, 'jwks_ca_pem'],
  [/jwks/i, 'jwks_url'],
  [/public key/, 'jwt_validation_pubkeys'],
  [/jwt_supported_algs/, 'jwt_supported_algs'],
  [/response_types/, 'oidc_response_types'],
  [/response_mode/, 'oidc_response_mode'],
  [/oidc_client_secret|oidc_client_id/, 'oidc_client_secret'],
  [/provider_config/, 'provider_config'],
] as const
