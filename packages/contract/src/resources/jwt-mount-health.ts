import { z } from 'zod'
import { finding } from './finding.ts'

/** A key as the identity provider offers it now. */
export const offeredKey = z.object({
  kid: z.string().nullable(),
  kty: z.string(),
  alg: z.string().nullable(),
  use: z.string().nullable(),
  /** Whether this mount would verify with it. */
  usable: z.boolean(),
})

/** What this server sees when it looks at the identity provider of a mount. */
export const jwtMountHealth = z.object({
  state: z.enum(['healthy', 'warning', 'broken', 'not-configured']),
  /** How the mount finds its keys: `static`, `jwks`, `pairs`, `discovery`, `oidc` or `kubernetes`. */
  mode: z.string().nullable(),
  findings: z.array(finding),
  issuer: z.string().nullable(),
  jwks_uri: z.string().nullable(),
  keys: z.array(offeredKey),
  /** Algorithms the provider says it signs with. */
  algorithms: z.array(z.string()),
  discovery_millis: z.number().nullable(),
  jwks_millis: z.number().nullable(),
  /** RFC 3339; the end of the certificate the provider showed. */
  certificate_ends: z.string().nullable(),
  /** Seconds the provider's clock is ahead of ours. */
  clock_offset: z.number().nullable(),
  checked_at: z.string(),
})
export type JwtMountHealth = z.output<typeof jwtMountHealth>
