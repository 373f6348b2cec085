import { z } from 'zod'
import { consentModes } from './oidc-client.ts'

/** A provider: an issuer, the clients it serves, and the scopes they may ask for. */
export const oidcProvider = z.object({
  /** Client ids; `*` lets all. */
  allowed_client_ids: z.array(z.string()),
  /** With the provider's path, as the `iss` claim has it. */
  issuer: z.string(),
  scopes_supported: z.array(z.string()),
  /** Absent: `remember`. */
  consent_mode: z.enum(consentModes).optional(),
  /** Seconds a consent is remembered; absent: 90 days. */
  consent_ttl: z.number().optional(),
  /** Refuse PKCE's plain method for every client. */
  require_s256: z.boolean().optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
})
export type OidcProvider = z.output<typeof oidcProvider>

/** The metadata of a provider (OpenID Connect Discovery 3, RFC 8414 2). */
export const oidcDiscovery = z.looseObject({
  issuer: z.string(),
  jwks_uri: z.string(),
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  userinfo_endpoint: z.string().optional(),
  response_types_supported: z.array(z.string()),
  subject_types_supported: z.array(z.string()),
  id_token_signing_alg_values_supported: z.array(z.string()),
})
export type OidcDiscovery = z.output<typeof oidcDiscovery>

/** Public keys (RFC 7517 5). */
export const oidcKeySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.string() })),
})
