import { z } from 'zod'
import { newHex } from '#chance/uuid.ts'
import { judge } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import { refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Sent } from '../../sent.ts'
import { fetchJwks } from '../keys/fetch-jwks.ts'
import { createKeySource, jwksAccess } from '../keys/key-source-of.ts'
import type { KeysProblem } from '../keys/keys-problem.ts'
import { serviceAccountOf } from '../providers/google-access.ts'
import { type JwtConfigFacts, jwtConfigRules, jwtConfigSourceRules } from './config-rules.ts'
import { type JwtConfig, jwtConfigs, maybeJwtConfig } from './jwt-config.ts'
import { keySourceKinds } from './key-source-kind.ts'

/** A configuration as it is sent: what is left out goes back to its default, the client secret included. */
export type JwtConfigInput = Sent<Omit<JwtConfig, 'mount' | 'revision' | 'jwks_pairs'>> & {
  readonly jwks_pairs?: unknown
  readonly skip_jwks_validation?: boolean | undefined
}

/** The check that failed and was waived with `skip_jwks_validation`. */
export type WaivedCheck = 'discovery' | 'jwks'

/** Replaces the configuration of a mount, once the identity provider was reached (spec/jwt-oidc-auth.md 2.3). */
export async function writeJwtConfig(world: World, mount: Mount, input: JwtConfigInput): Promise<WaivedCheck | undefined> {
  const config = configOf(input, { ...(await keptOf(world, mount)), mount: mount.uuid, revision: newHex(world.chance, 8) })
  const facts: JwtConfigFacts = {
    config,
    keys: world.keys,
    hasUnreadablePairs: pairsOf(input.jwks_pairs) === undefined,
    hasUnreadableAccount: await isAccountUnreadable(world, config),
  }
  refuseFirst(judge(jwtConfigSourceRules, facts))

  const reach = await reachOf(world, config)
  const waived = input.skip_jwks_validation ? waivedCheck(config, reach) : undefined
  refuseFirst(judge(jwtConfigRules, { ...facts, reach: waived ? undefined : reach }))

  await world.storage.write((change) => jwtConfigs.put(change, config))
  return waived
}

/** What outlives the replacement. */
async function keptOf(world: World, mount: Mount): Promise<Pick<JwtConfig, 'namespace_in_state'>> {
  const old = await maybeJwtConfig(world, mount)
  return { namespace_in_state: old?.namespace_in_state ?? true }
}

function configOf(input: JwtConfigInput, kept: Pick<JwtConfig, 'mount' | 'revision' | 'namespace_in_state'>): JwtConfig {
  return {
    mount: kept.mount,
    revision: kept.revision,
    oidc_discovery_url: input.oidc_discovery_url ?? '',
    oidc_discovery_ca_pem: input.oidc_discovery_ca_pem ?? '',
    oidc_client_id: input.oidc_client_id ?? '',
    oidc_client_secret: input.oidc_client_secret ?? '',
    oidc_response_mode: input.oidc_response_mode ?? '',
    oidc_response_types: input.oidc_response_types ?? [],
    jwks_url: input.jwks_url ?? '',
    jwks_ca_pem: input.jwks_ca_pem ?? '',
    jwks_pairs: pairsOf(input.jwks_pairs) ?? [],
    jwt_validation_pubkeys: input.jwt_validation_pubkeys ?? [],
    jwt_supported_algs: input.jwt_supported_algs ?? [],
    bound_issuer: input.bound_issuer ?? '',
    default_role: input.default_role ?? '',
    provider_config: input.provider_config ?? {},
    namespace_in_state: input.namespace_in_state ?? kept.namespace_in_state,
    override_allowed_server_names: input.override_allowed_server_names ?? [],
  }
}

const pairList = z.array(z.object({ jwks_url: z.string().min(1), jwks_ca_pem: z.string().default('') }))

/** The pairs; undefined when they cannot be read as such. */
function pairsOf(sent: unknown): JwtConfig['jwks_pairs'] | undefined {
  if (sent === undefined || sent === null || sent === '') return []
  return pairList.safeParse(sent).data
}

async function isAccountUnreadable(
  world: World,
  { provider_config: { gsuite_service_account: account } }: JwtConfig,
): Promise<boolean> {
  return typeof account === 'string' && account !== '' && (await serviceAccountOf(world, account)) === undefined
}

/** Asks whoever publishes the keys, as a login would. */
async function reachOf(world: World, config: JwtConfig): Promise<KeysProblem | undefined> {
  const [kind] = keySourceKinds(config)
  if (kind === 'discovery' || kind === 'kubernetes') return createKeySource(world, config).unready()
  const sets = kind === 'jwks' ? [{ url: config.jwks_url, access: jwksAccess(config) }] : config.jwks_pairs.map(accessOf)
  for (const { url, access } of sets) {
    const fetched = await fetchJwks(world, url, access)
    if ('problem' in fetched) return fetched
  }
  return undefined
}

function accessOf({ jwks_url, jwks_ca_pem }: JwtConfig['jwks_pairs'][number]) {
  return { url: jwks_url, access: { caPem: jwks_ca_pem } }
}

function waivedCheck(config: JwtConfig, reach: KeysProblem | undefined): WaivedCheck | undefined {
  if (reach === undefined) return undefined
  return config.oidc_discovery_url === '' ? 'jwks' : 'discovery'
}
