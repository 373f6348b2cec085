import { type SigningAlgorithm, signingAlgorithms } from '@postern/contract/resources/oidc-key.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { clients } from '../clients/client.ts'
import { identityTokenRoles } from '../identity-tokens/role.ts'
import { type FreshPair, freshRing, replacedRing } from './key-ring.ts'
import { makePairs } from './make-pair.ts'
import { keyDefaults, maybeKey, type NamedKey, namedKeys } from './named-key.ts'

/** What a write says of a key; an omitted field keeps its value, or takes its default on a new key. */
export interface KeyChanges {
  readonly name: string
  readonly algorithm?: string | undefined
  readonly allowed_client_ids?: readonly string[] | undefined
  readonly rotation_period?: number | undefined
  readonly verification_ttl?: number | undefined
}

/** Creates or updates a named key. A new key, or a new algorithm, gets new key pairs. */
export async function writeKey(world: World, changes: KeyChanges): Promise<void> {
  // Key pairs take long to make, so they are made before the change, and again if somebody chose another algorithm meanwhile.
  let pairs: readonly [FreshPair, FreshPair] | undefined
  for (;;) {
    const wanted = await world.storage.read(async (view) => pairsWanted(await keyAfter(view, changes)))
    if (wanted !== undefined && pairs?.[0].algorithm !== wanted) pairs = await makePairs(world, wanted)
    if (await tryWrite(world, { changes, pairs })) return
  }
}

interface KeyWrite {
  readonly old: NamedKey | undefined
  readonly key: NamedKey
}

async function tryWrite(
  world: World,
  { changes, pairs }: { readonly changes: KeyChanges; readonly pairs: readonly [FreshPair, FreshPair] | undefined },
): Promise<boolean> {
  return world.storage.write(async (change) => {
    const write = await keyAfter(change, changes)
    const wanted = pairsWanted(write)
    if (wanted !== undefined && pairs?.[0].algorithm !== wanted) return false
    await namedKeys.put(
      change,
      scheduled(withPairs(write, { pairs: wanted && pairs, now: world.clock.now() }), world.clock.now()),
    )
    return true
  })
}

/** The key as the changes leave it, judged in the order of 4.1. */
async function keyAfter(view: View, changes: KeyChanges): Promise<KeyWrite> {
  const { name } = changes
  const old = await maybeKey(view, name)
  const before = old ?? { ...keyDefaults, name, ring: [], nextRotation: 0 }
  const rotation_period = changes.rotation_period ?? before.rotation_period
  const verification_ttl = changes.verification_ttl ?? before.verification_ttl

  if (rotation_period < 60) refuse({ code: 'oidc_rotation_period_too_short' })
  if (verification_ttl > 10 * rotation_period) refuse({ code: 'oidc_verification_ttl_too_long' })
  if (old !== undefined) await refuseToOutlive(view, { name, verification_ttl })
  const algorithm = changes.algorithm ?? before.algorithm
  if (!isSigningAlgorithm(algorithm)) return refuse({ code: 'oidc_algorithm_unknown', algorithm })

  const allowed_client_ids = [...(changes.allowed_client_ids ?? before.allowed_client_ids)]
  return { old, key: { ...before, algorithm, rotation_period, verification_ttl, allowed_client_ids, ring: [...before.ring] } }
}

/** A token must not outlive the public key that proves it. */
async function refuseToOutlive(
  view: View,
  { name, verification_ttl }: Pick<NamedKey, 'name' | 'verification_ttl'>,
): Promise<void> {
  const roles = await identityTokenRoles.maybeMany(view, await identityTokenRoles.idsBy(view, 'byKey', name))
  if (roles.some((role) => role !== undefined && role.ttl > verification_ttl)) {
    refuse({ code: 'oidc_key_outlived_by_roles', key: name, seconds: verification_ttl })
  }
  const users = await clients.maybeMany(view, await clients.idsBy(view, 'byKey', name))
  if (users.some((client) => client !== undefined && client.id_token_ttl > verification_ttl)) {
    refuse({ code: 'oidc_key_outlived_by_clients', key: name, seconds: verification_ttl })
  }
}

/** The algorithm new pairs are wanted for: on a new key, and when the algorithm changes. */
function pairsWanted({ old, key }: KeyWrite): SigningAlgorithm | undefined {
  return old?.algorithm === key.algorithm ? undefined : key.algorithm
}

function withPairs(
  { old, key }: KeyWrite,
  { pairs, now }: { readonly pairs: readonly [FreshPair, FreshPair] | undefined; readonly now: number },
): NamedKey {
  if (pairs === undefined) return key
  if (old === undefined) return { ...key, ring: [...freshRing(pairs, now)] }
  return { ...key, ring: [...replacedRing(key.ring, { pairs, now, verificationTtl: key.verification_ttl })] }
}

/** A shorter period brings the next rotation forward; a longer one never puts it off. */
function scheduled(key: NamedKey, now: number): NamedKey {
  if (key.ring.length === 0) return key
  const soonest = now + key.rotation_period
  return { ...key, nextRotation: key.nextRotation === 0 ? soonest : Math.min(key.nextRotation, soonest) }
}

function isSigningAlgorithm(name: string): name is SigningAlgorithm {
  const known: readonly string[] = signingAlgorithms
  return known.includes(name)
}
