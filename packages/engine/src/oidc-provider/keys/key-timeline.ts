import type { OidcKeyPair, OidcKeyTimeline } from '@postern/contract/resources/oidc-key.ts'
import type { World } from '#world.ts'
import { clients } from '../clients/client.ts'
import { identityTokenRoles } from '../identity-tokens/role.ts'
import { alivePairs, rotatedRing } from './key-ring.ts'
import { allowsClient, type KeyPair, maybeKey, type NamedKey } from './named-key.ts'

type KeyUsers = OidcKeyTimeline['clients']

/** A key through time, and what a rotation at this moment would do; undefined when there is no such key. */
export async function keyTimeline(world: World, name: string): Promise<OidcKeyTimeline | undefined> {
  const now = world.clock.now()
  return world.storage.read(async (view) => {
    const key = await maybeKey(view, name)
    if (key === undefined) return undefined
    const usingClients = await clients.maybeMany(view, await clients.idsBy(view, 'byKey', name))
    const usingRoles = await identityTokenRoles.maybeMany(view, await identityTokenRoles.idsBy(view, 'byKey', name))
    const users = {
      clients: usersOf(
        key,
        usingClients.map((client) => client && { ...client, ttl: client.id_token_ttl }),
      ),
      roles: usersOf(key, usingRoles),
    }
    return {
      now,
      algorithm: key.algorithm,
      key_pairs: pairsOf(key, alivePairs(key.ring, now)),
      next_rotation: key.nextRotation,
      ...users,
      if_rotated_now: {
        key_pairs: pairsOf(key, ringIfRotated(key, now)),
        warnings: warningsOf(key, [...users.clients, ...users.roles], now),
      },
    }
  })
}

interface User {
  readonly name: string
  readonly client_id: string
  readonly ttl: number
}

function usersOf(key: NamedKey, users: readonly (User | undefined)[]): KeyUsers {
  return users
    .filter((user) => user !== undefined)
    .map(({ name, client_id, ttl }) => ({ name, client_id, token_ttl: ttl, is_allowed: allowsClient(key, client_id) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function pairsOf({ nextRotation }: NamedKey, ring: readonly KeyPair[]): OidcKeyPair[] {
  return ring.map(({ kid, algorithm, state, published, signsFrom, signsUntil, goneAt }) => ({
    kid,
    algorithm,
    state,
    published,
    signs_from: signsFrom ?? (state === 'next' ? nextRotation : undefined),
    signs_until: signsUntil ?? (state === 'current' ? nextRotation : undefined),
    gone_at: goneAt,
  }))
}

/** The ring as a rotation would leave it; the pair it would make has no id yet. */
function ringIfRotated({ ring, algorithm, verification_ttl }: NamedKey, now: number): readonly KeyPair[] {
  const next = { kid: '', algorithm, publicJwk: { kty: '' } }
  return ring.length === 0 ? [] : rotatedRing(ring, { next, now, verificationTtl: verification_ttl })
}

function warningsOf(key: NamedKey, users: KeyUsers, now: number): OidcKeyTimeline['if_rotated_now']['warnings'] {
  const outliving = users.filter(({ token_ttl }) => token_ttl > key.verification_ttl)
  // A verifier that read the JWKS just before the next key was published may hold that copy this long.
  const knownEverywhere =
    (key.ring.find(({ state }) => state === 'next')?.published ?? now) + Math.min(key.rotation_period, key.verification_ttl)
  return [
    ...(outliving.length > 0 ? [{ code: 'short_verification', names: outliving.map(({ name }) => name) }] : []),
    ...(knownEverywhere > now ? [{ code: 'next_key_is_young', names: [], seconds: knownEverywhere - now }] : []),
    ...(users.length === 0 ? [{ code: 'no_clients', names: [] }] : []),
  ]
}
