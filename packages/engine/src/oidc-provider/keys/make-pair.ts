import type { SigningAlgorithm } from '@postern/contract/resources/oidc-key.ts'
import type { World } from '#world.ts'
import type { FreshPair } from './key-ring.ts'

/** A new key pair. Its id is 16 random bytes, grouped as a UUID is; it is never used again. */
export async function makePair({ keys, chance }: World, algorithm: SigningAlgorithm): Promise<FreshPair> {
  const { publicJwk, privateJwk } = await keys.generate(algorithm)
  const hex = chance.bytes(16).toHex()
  const kid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return { kid, algorithm, publicJwk, privateJwk }
}

/** The pairs a ring begins with. */
export function makePairs(world: World, algorithm: SigningAlgorithm): Promise<readonly [FreshPair, FreshPair]> {
  return Promise.all([makePair(world, algorithm), makePair(world, algorithm)])
}
