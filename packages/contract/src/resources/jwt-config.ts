import { z } from 'zod'

/** One of several key sets of a mount. */
export const jwksPair = z.object({ jwks_url: z.string(), jwks_ca_pem: z.string() })

/** Whom a jwt/oidc mount trusts, and how it finds their keys. The client secret is never part of it. */
export const jwtConfig = z.object({
  oidc_discovery_url: z.string(),
  oidc_discovery_ca_pem: z.string(),
  oidc_client_id: z.string(),
  oidc_response_mode: z.string(),
  oidc_response_types: z.array(z.string()),
  jwks_url: z.string(),
  jwks_ca_pem: z.string(),
  jwks_pairs: z.array(jwksPair),
  jwt_validation_pubkeys: z.array(z.string()),
  jwt_supported_algs: z.array(z.string()),
  bound_issuer: z.string(),
  default_role: z.string(),
  /** Without its secret members. */
  provider_config: z.record(z.string(), z.unknown()),
  override_allowed_server_names: z.array(z.string()),
  namespace_in_state: z.boolean(),
  /** `invalid` when the keys cannot be had right now; a warning says why. */
  status: z.enum(['valid', 'invalid']),
})
export type JwtConfig = z.output<typeof jwtConfig>
