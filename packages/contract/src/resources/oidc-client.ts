import { z } from 'zod'

/** Whether a client can keep a secret. */
export const clientTypes = ['confidential', 'public'] as const

/** When a person is asked before an app learns something of them. */
export const consentModes = ['remember', 'always', 'vault', 'none'] as const
export type ConsentMode = (typeof consentModes)[number]

/** What a client has beyond Vault's fields; a member is there only when it was set. */
export const oidcClientExtras = z.object({
  /** Seconds a refresh token may be unused; 0 = none are issued. */
  refresh_token_ttl: z.number().optional(),
  /** The device authorization grant (RFC 8628). */
  device_authorization: z.boolean().optional(),
  require_pkce: z.boolean().optional(),
  /** Refuse PKCE's plain method. */
  require_s256: z.boolean().optional(),
  /** Put auth_time into every ID token. */
  require_auth_time: z.boolean().optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  /** Absent: the provider's. */
  consent_mode: z.enum(consentModes).optional(),
  /** What people see instead of the client's name. */
  display_name: z.string().optional(),
  logo_uri: z.string().optional(),
  policy_uri: z.string().optional(),
  tos_uri: z.string().optional(),
  post_logout_redirect_uris: z.array(z.string()).optional(),
  backchannel_logout_uri: z.string().optional(),
  /** Browser origins that may call discovery, JWKS, token, userinfo and revocation. */
  allowed_origins: z.array(z.string()).optional(),
  /** Public keys for private_key_jwt, as a JWKS. */
  jwks: z.record(z.string(), z.unknown()).optional(),
  jwks_uri: z.string().optional(),
  /** Seconds since the epoch at which the secret before the last rotation stops working. */
  previous_secret_expires: z.number().optional(),
})

const clientFields = z.object({
  access_token_ttl: z.number(),
  assignments: z.array(z.string()),
  authorization_code: z.boolean(),
  client_credentials: z.boolean(),
  client_id: z.string(),
  client_type: z.enum(clientTypes),
  id_token_ttl: z.number(),
  key: z.string(),
  redirect_uris: z.array(z.string()),
  ...oidcClientExtras.shape,
})

/** A client as lists show it: never with its secret. */
export const listedOidcClient = clientFields
export type ListedOidcClient = z.output<typeof listedOidcClient>

/** A client: an app that sends people here to sign in. Durations in seconds. */
export const oidcClient = z.object({
  ...clientFields.shape,
  /** Confidential clients only. */
  client_secret: z.string().optional(),
})
export type OidcClient = z.output<typeof oidcClient>

/** A secret just rotated; the one before it works until `previous_secret_expires`. */
export const rotatedClientSecret = z.object({ client_secret: z.string(), previous_secret_expires: z.number().optional() })

/** One thing a check-up of a client found. */
const clientCheck = z.object({
  code: z.string(),
  level: z.enum(['error', 'warning', 'advice']),
  /** What it is about: a redirect URI, a provider, a scope. */
  subject: z.string().optional(),
  /** A write to the client that would mend it. */
  patch: z.record(z.string(), z.unknown()).optional(),
})

export type ClientCheck = z.output<typeof clientCheck>

/** What could be better about a client. */
export const clientCheckup = z.object({ checks: z.array(clientCheck) })
