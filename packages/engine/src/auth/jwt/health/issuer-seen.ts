import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { type JwtConfig, maybeJwtConfig } from '../config/jwt-config.ts'
import { type Discovered, readDiscovery } from '../keys/discover.ts'
import type { Access } from '../keys/fetch-document.ts'
import { type FetchedJwks, fetchJwks } from '../keys/fetch-jwks.ts'
import { clusterAccess, discoveryAccess, jwksAccess } from '../keys/key-source-of.ts'
import type { KeysProblem } from '../keys/keys-problem.ts'
import { publicKeysOf } from '../keys/static-keys.ts'
import { keySourceKinds } from '../config/key-source-kind.ts'

/** What this server sees of an identity provider, asked now. */
export interface IssuerSeen {
  readonly config: JwtConfig | undefined
  /** Absent where keys are not found by discovery. */
  readonly discovered?: Discovered | KeysProblem
  /** Each key set, fetched or not; none where the keys are pinned, or discovery did not say where they are. */
  readonly sets: readonly (FetchedJwks | KeysProblem)[]
  /** Why the pinned keys cannot be used. */
  readonly pinnedProblem?: KeysProblem
  /** Seconds since the epoch. */
  readonly now: number
}

/** Asks the identity provider of a mount anew: nothing that is remembered of it plays a part. */
export async function issuerSeen(world: World, mount: Mount): Promise<IssuerSeen> {
  const config = await maybeJwtConfig(world, mount)
  const now = world.clock.now()
  if (config === undefined) return { config, sets: [], now }

  const pinned = publicKeysOf(world.keys, config.jwt_validation_pubkeys)
  const { discovered, sets } = await found(world, config)
  return {
    config,
    now,
    ...(discovered ? { discovered } : {}),
    ...('problem' in pinned ? { pinnedProblem: pinned } : {}),
    sets: await Promise.all(sets.map(({ url, access }) => fetchJwks(world, url, access))),
  }
}

interface FoundSets {
  readonly discovered?: Discovered | KeysProblem
  readonly sets: readonly NamedSet[]
}

async function found(world: World, config: JwtConfig): Promise<FoundSets> {
  const place = await discoveryPlace(world, config)
  if (place === undefined) return { sets: namedSets(config) }
  if ('problem' in place) return { discovered: place, sets: [] }
  const discovered = await readDiscovery(world, place.base, place.access)
  return { discovered, sets: 'problem' in discovered ? [] : [{ url: discovered.metadata.jwks_uri, access: place.access }] }
}

interface Place {
  readonly base: string
  readonly access: Access
}

async function discoveryPlace(world: World, config: JwtConfig): Promise<Place | KeysProblem | undefined> {
  const [kind] = keySourceKinds(config)
  if (kind === 'discovery') return { base: config.oidc_discovery_url, access: discoveryAccess(config) }
  if (kind !== 'kubernetes') return undefined
  const { address } = world.cluster
  return address === undefined ? { problem: 'no-cluster' } : { base: address, access: await clusterAccess(world) }
}

interface NamedSet {
  readonly url: string
  readonly access: Access
}

function namedSets(config: JwtConfig): readonly NamedSet[] {
  if (config.jwks_url !== '') return [{ url: config.jwks_url, access: jwksAccess(config) }]
  return config.jwks_pairs.map(({ jwks_url: url, jwks_ca_pem: caPem }) => ({ url, access: { caPem } }))
}
