import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { type FreshPair, freshRing, rotatedRing } from './key-ring.ts'
import { makePairs } from './make-pair.ts'
import { maybeKey, type NamedKey, namedKeys } from './named-key.ts'

/** What a rotation is asked to do. */
export interface Rotation {
  readonly name: string
  /** How long the outgoing public key stays, this once. */
  readonly verificationTtl?: number | undefined
  /** Looked at once more in the change itself: somebody else may have been quicker. */
  readonly isStillWanted?: (key: NamedKey) => boolean
}

/** Lets the next key pair sign from now on (4.5). A ring that is still empty is filled instead. */
export async function rotateKey(world: World, rotation: Rotation): Promise<void> {
  for (;;) {
    const { algorithm } = (await world.storage.read((view) => maybeKey(view, rotation.name))) ?? unknownKey(rotation.name)
    const pairs = await makePairs(world, algorithm)
    const isDone = await world.storage.write(async (change) => {
      const key = (await maybeKey(change, rotation.name)) ?? unknownKey(rotation.name)
      if (rotation.isStillWanted?.(key) === false) return true
      if (key.algorithm !== algorithm) return false
      await namedKeys.put(change, rotated(key, { rotation, pairs, now: world.clock.now() }))
      return true
    })
    if (isDone) return
  }
}

/** Whether the scheduled moment of a rotation has come. */
export function isDue({ nextRotation, ring }: NamedKey, now: number): boolean {
  return ring.length > 0 && nextRotation <= now
}

function rotated(
  key: NamedKey,
  {
    rotation,
    pairs,
    now,
  }: { readonly rotation: Rotation; readonly pairs: readonly [FreshPair, FreshPair]; readonly now: number },
): NamedKey {
  const verificationTtl = rotation.verificationTtl ?? key.verification_ttl
  const ring = key.ring.length === 0 ? freshRing(pairs, now) : rotatedRing(key.ring, { next: pairs[0], now, verificationTtl })
  return { ...key, ring: [...ring], nextRotation: now + key.rotation_period }
}

function unknownKey(key: string): never {
  return refuse({ code: 'oidc_key_not_found', key })
}
