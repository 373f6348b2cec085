import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import type { Mount } from '#mounts/mount.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

/** A JSON object handed on as it was parsed. */
const freeMap = z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null)

/** Whom a jwt/oidc mount trusts, as stored (spec/jwt-oidc-auth.md 2.1). Names are those of the wire. */
export const jwtConfigRecord = z.object({
  /** The mount's uuid. */
  mount: z.string(),
  /** Another one with each write: what was derived from the old configuration is not found under the new. */
  revision: z.string(),
  oidc_discovery_url: z.string(),
  oidc_discovery_ca_pem: z.string(),
  oidc_client_id: z.string(),
  oidc_client_secret: z.string(),
  oidc_response_mode: z.string(),
  oidc_response_types: z.array(z.string()),
  jwks_url: z.string(),
  jwks_ca_pem: z.string(),
  jwks_pairs: z.array(z.object({ jwks_url: z.string(), jwks_ca_pem: z.string() })),
  jwt_validation_pubkeys: z.array(z.string()),
  jwt_supported_algs: z.array(z.string()),
  bound_issuer: z.string(),
  default_role: z.string(),
  provider_config: freeMap,
  namespace_in_state: z.boolean(),
  override_allowed_server_names: z.array(z.string()),
})
export type JwtConfig = Readonly<z.output<typeof jwtConfigRecord>>

/** One configuration per mount. */
export const jwtConfigs = collection({ name: 'jwt-config', schema: jwtConfigRecord, key: ({ mount }) => configId(mount) })

const recall = remembered(jwtConfigs)

/** The configuration of a mount, if it was ever written. */
export function maybeJwtConfig(world: World, { uuid }: Mount): Promise<JwtConfig | undefined> {
  return recall(world, configId(uuid))
}

function configId(mount: string): string {
  return `${mount}/config`
}
