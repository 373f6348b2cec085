import { LRUCache } from 'lru-cache'
import { type Signer, signerOf } from '#crypto/sign-jwt.ts'
import { inMemory } from '#memory/in-memory.ts'
import { remembered } from '#memory/remembered.ts'
import type { World } from '#world.ts'
import { currentPair } from './key-ring.ts'
import { builtInKeyNamed, type NamedKey, namedKeys } from './named-key.ts'

const rememberedKey = remembered(namedKeys)

/** The named key, decoded once until it changes. */
export async function keyNamed(world: World, name: string): Promise<NamedKey | undefined> {
  return (await rememberedKey(world, name)) ?? builtInKeyNamed(name)
}

// Key ids are never used twice, so what was prepared for one stays right.
const signers = inMemory(() => new LRUCache<string, Signer>({ max: 1000 }))

/** The pair of a key that signs now, ready to do so; undefined when it has none. */
export function signerFor(world: World, key: NamedKey): Signer | undefined {
  const pair = currentPair(key)
  if (pair?.privateJwk === undefined) return undefined
  const found = signers(world).get(pair.kid)
  if (found !== undefined) return found

  const prepared = world.keys.prepare(pair.privateJwk)
  if (prepared === undefined) return undefined
  const signer = signerOf({ algorithm: pair.algorithm, kid: pair.kid, key: prepared })
  signers(world).set(pair.kid, signer)
  return signer
}
