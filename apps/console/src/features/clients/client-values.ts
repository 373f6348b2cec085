import type { ListedOidcClient } from '@postern/contract/resources/oidc-client.ts'
import { durationText, optionalDurationText, sentDuration } from '#lib/duration-words.ts'
import { itemsOf } from '#ui/list-input.tsx'

/** A client as its form holds it. */
export interface ClientValues {
  readonly name: string
  readonly display_name: string
  readonly client_type: string
  readonly key: string
  readonly redirect_uris: readonly string[]
  readonly assignments: readonly string[]
  readonly authorization_code: boolean
  readonly client_credentials: boolean
  readonly device_authorization: boolean
  readonly refresh_token_ttl: string
  readonly id_token_ttl: string
  readonly access_token_ttl: string
  readonly require_pkce: boolean
  readonly require_s256: boolean
  readonly require_auth_time: boolean
  readonly require_pushed_authorization_requests: boolean
  /** `provider` follows the provider. */
  readonly consent_mode: string
  readonly logo_uri: string
  readonly policy_uri: string
  readonly tos_uri: string
  readonly post_logout_redirect_uris: readonly string[]
  readonly backchannel_logout_uri: string
  readonly allowed_origins: readonly string[]
  readonly jwks_uri: string
  /** JSON, or nothing. */
  readonly jwks: string
}

/** A client nobody has made yet: an app on a server, for everybody, with PKCE. */
export const newClient: ClientValues = {
  name: '',
  display_name: '',
  client_type: 'confidential',
  key: 'default',
  redirect_uris: [],
  assignments: [],
  authorization_code: true,
  client_credentials: false,
  device_authorization: false,
  refresh_token_ttl: '',
  id_token_ttl: '1h',
  access_token_ttl: '1h',
  require_pkce: true,
  require_s256: true,
  require_auth_time: false,
  require_pushed_authorization_requests: false,
  consent_mode: 'provider',
  logo_uri: '',
  policy_uri: '',
  tos_uri: '',
  post_logout_redirect_uris: [],
  backchannel_logout_uri: '',
  allowed_origins: [],
  jwks_uri: '',
  jwks: '',
}

export function clientValuesOf(name: string, client: ListedOidcClient): ClientValues {
  return {
    name,
    display_name: client.display_name ?? '',
    client_type: client.client_type,
    key: client.key,
    redirect_uris: client.redirect_uris,
    assignments: client.assignments,
    authorization_code: client.authorization_code,
    client_credentials: client.client_credentials,
    device_authorization: client.device_authorization ?? false,
    refresh_token_ttl: optionalDurationText(client.refresh_token_ttl),
    id_token_ttl: durationText(client.id_token_ttl),
    access_token_ttl: durationText(client.access_token_ttl),
    require_pkce: client.require_pkce ?? false,
    require_s256: client.require_s256 ?? false,
    require_auth_time: client.require_auth_time ?? false,
    require_pushed_authorization_requests: client.require_pushed_authorization_requests ?? false,
    consent_mode: client.consent_mode ?? 'provider',
    logo_uri: client.logo_uri ?? '',
    policy_uri: client.policy_uri ?? '',
    tos_uri: client.tos_uri ?? '',
    post_logout_redirect_uris: client.post_logout_redirect_uris ?? [],
    backchannel_logout_uri: client.backchannel_logout_uri ?? '',
    allowed_origins: client.allowed_origins ?? [],
    jwks_uri: client.jwks_uri ?? '',
    jwks: client.jwks === undefined ? '' : JSON.stringify(client.jwks, undefined, 2),
  }
}

export function clientCallOf({ name, jwks, ...values }: ClientValues) {
  return {
    params: { name },
    input: {
      ...values,
      redirect_uris: itemsOf(values.redirect_uris),
      assignments: [...values.assignments],
      post_logout_redirect_uris: itemsOf(values.post_logout_redirect_uris),
      allowed_origins: itemsOf(values.allowed_origins),
      refresh_token_ttl: sentDuration(values.refresh_token_ttl),
      id_token_ttl: sentDuration(values.id_token_ttl),
      access_token_ttl: sentDuration(values.access_token_ttl),
      consent_mode: values.consent_mode === 'provider' ? '' : values.consent_mode,
      ...(keySetIn(jwks) === undefined ? {} : { jwks: keySetIn(jwks) }),
    },
  }
}

/** The key set a text holds; undefined where it holds none, or cannot be read. */
function keySetIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** What would not work, said before the server is asked (spec/oidc-provider.md 9). */
export function clientRules(values: ClientValues) {
  const { name, authorization_code: code, client_type: type, client_credentials: machine, jwks } = values
  const needsRedirect = code && itemsOf(values.redirect_uris).length === 0
  return {
    ...(name.trim() === '' ? { name: 'Give the app a name' } : {}),
    ...(needsRedirect ? { redirect_uris: 'People must be sent back somewhere: add at least one' } : {}),
    ...(machine && type === 'public' ? { client_credentials: 'Only an app that can keep a secret can sign in as itself' } : {}),
    ...(jwks.trim() !== '' && keySetIn(jwks) === undefined ? { jwks: 'This is no JSON object' } : {}),
  }
}

export const clientMessages = [
  [/^assignment .* does not exist/, 'assignments'],
  [/^key .*(does not exist|not allowed)/, 'key'],
  [/id_token_ttl cannot be greater/, 'id_token_ttl'],
  [/client_type/, 'client_type'],
  [/redirect_uris|redirect URI/i, 'redirect_uris'],
  [/logo_uri/, 'logo_uri'],
  [/policy_uri/, 'policy_uri'],
  [/tos_uri/, 'tos_uri'],
  [/backchannel_logout_uri/, 'backchannel_logout_uri'],
  [/allowed_origins/, 'allowed_origins'],
  [/jwks_uri/, 'jwks_uri'],
  [/jwks/, 'jwks'],
  [/consent_mode/, 'consent_mode'],
] as const
