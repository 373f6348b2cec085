import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import { derived } from './derived.ts'
import { rootKeySetFacts } from './identity-tokens/root-key-set.ts'
import { rootDiscovery } from './identity-tokens/root-discovery.ts'
import { keySetAge, type KeySetFacts } from './keys/public-keys.ts'
import { discoveryOf } from './providers/discovery.ts'
import { providerNamed } from './providers/provider.ts'
import { providerKeySet } from './providers/provider-key-set.ts'

/** A document anybody may read, as the bytes that are sent. */
export interface Published {
  readonly bytes: Uint8Array
  /** Seconds it may be kept; undefined when it must not be. */
  readonly maxAge: number | undefined
}

const documentAge = 3600

/** The metadata of identity tokens (5.5). */
export async function publishedRootDiscovery(world: World): Promise<Published> {
  return { bytes: (await rootDocument(world)).bytes, maxAge: documentAge }
}

/** The metadata of a provider (11.1); undefined when there is none of this name. */
export async function publishedDiscovery(world: World, name: string): Promise<Published | undefined> {
  if ((await providerNamed(world, name)) === undefined) return undefined
  return { bytes: (await providerDocument(world, name)).bytes, maxAge: documentAge }
}

/** The public keys of identity tokens (5.6). */
export async function publishedRootKeys(world: World): Promise<Published> {
  return keysOf(world, await rootKeySetFacts(world))
}

/** The public keys of a provider (11.2); undefined when there is none of this name. */
export async function publishedKeysOf(world: World, name: string): Promise<Published | undefined> {
  if ((await providerNamed(world, name)) === undefined) return undefined
  return keysOf(world, await providerKeySet(world, name))
}

const rootDocument = derived('root discovery', async (world) => ({ bytes: jsonBytes(await rootDiscovery(world)) }))
const providerDocument = derived('discovery', async (world, name: string) => ({
  bytes: jsonBytes((await discoveryOf(world, name)) ?? {}),
}))

function keysOf(world: World, { bytes, everyKey }: KeySetFacts): Published {
  return { bytes, maxAge: keySetAge(world, everyKey) }
}

function jsonBytes(document: object): Uint8Array {
  return bytesOf(JSON.stringify(document))
}
