import { LRUCache } from 'lru-cache'
import { isCaBundle } from '#crypto/ca-bundle.ts'
import { inMemory } from '#memory/in-memory.ts'
import type { World } from '#world.ts'
import type { JwtConfig } from '../config/jwt-config.ts'
import { type KeySourceKind, keySourceKinds } from '../config/key-source-kind.ts'
import { discover, readDiscovery } from './discover.ts'
import { createDiscoveredKeys } from './discovered-keys.ts'
import type { Access } from './fetch-document.ts'
import { fetchJwks } from './fetch-jwks.ts'
import { createJwksCache } from './jwks-cache.ts'
import type { KeySource } from './key-source.ts'
import { createSeveralJwks } from './several-jwks.ts'
import { createStaticKeys } from './static-keys.ts'

const mostMounts = 1000

const sources = inMemory(() => new LRUCache<string, KeySource>({ max: mostMounts }))

/** The key source of a configuration. A new revision gets a new one, with nothing of the old in it. */
export function keySourceOf(world: World, config: JwtConfig): KeySource {
  const known = sources(world)
  const id = `${config.mount}/${config.revision}`
  const found = known.get(id)
  if (found) return found
  const source = createKeySource(world, config)
  known.set(id, source)
  return source
}

/** A key source with nothing remembered yet. */
export function createKeySource(world: World, config: JwtConfig): KeySource {
  const [kind = 'static'] = keySourceKinds(config)
  return makers[kind](world, config)
}

const makers: Readonly<Record<KeySourceKind, (world: World, config: JwtConfig) => KeySource>> = {
  static: (world, config) => createStaticKeys(world.keys, config.jwt_validation_pubkeys),
  jwks(world, config) {
    const { problemWith } = createJwksCache(world, () => fetchJwks(world, config.jwks_url, jwksAccess(config)))
    const { jwks_ca_pem: bundle } = config
    const problem = bundle === '' || isCaBundle(world.keys, bundle) ? undefined : ({ problem: 'bad-ca' } as const)
    return { unready: async () => problem, problemWith }
  },
  pairs: (world, config) => createSeveralJwks(world, config.jwks_pairs),
  discovery(world, config) {
    const access = discoveryAccess(config)
    return createDiscoveredKeys(world, {
      find: () => discover(world, config.oidc_discovery_url, access),
      access: async () => access,
    })
  },
  kubernetes: (world) =>
    createDiscoveredKeys(world, {
      async find() {
        const { address } = world.cluster
        return address === undefined ? { problem: 'no-cluster' } : readDiscovery(world, address, await clusterAccess(world))
      },
      access: () => clusterAccess(world),
    }),
}

/** Whom a mount trusts when it speaks with its identity provider. */
export function discoveryAccess({ oidc_discovery_ca_pem, override_allowed_server_names }: JwtConfig): Access {
  return { caPem: oidc_discovery_ca_pem, serverNames: override_allowed_server_names }
}

/** Whom a mount trusts when it fetches its key set. */
export function jwksAccess({ jwks_ca_pem, override_allowed_server_names }: JwtConfig): Access {
  return { caPem: jwks_ca_pem, serverNames: override_allowed_server_names }
}

/** How the API of the cluster this server runs in is reached. */
export async function clusterAccess({ cluster }: World): Promise<Access> {
  const [bearer, caPem] = await Promise.all([cluster.token(), cluster.caPem()])
  return { ...(bearer ? { bearer } : {}), ...(caPem ? { caPem } : {}) }
}
