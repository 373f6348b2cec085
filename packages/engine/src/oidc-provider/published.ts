import type { World } from '#world.ts'
import { derived } from './derived.ts'
import { rootKeySetFacts } from './identity-tokens/root-key-set.ts'
import { rootDiscovery } from './identity-tokens/root-discovery.ts'
import { keySetAge, type KeySetFacts } from './keys/public-keys.ts'
import { discoveryOf } from './providers/discovery.ts'
import { providerNamed } from './providers/provider.ts'
import { providerKeySet } from './providers/provider-key-set.ts'

/** A document anybody may read, as it is sent: text, which leaves in one piece with the headers before it. */
export interface Published {
  readonly text: string
  /** Seconds it may be kept; undefined when it must not be. */
  readonly maxAge: number | undefined
}

const documentAge = 3600

/** The metadata of identity tokens (5.5). */
export async function publishedRootDiscovery(world: World): Promise<Published> {
  return { text: (await rootDocument(world)).text, maxAge: documentAge }
}

/** The metadata of a provider (11.1); undefined when there is none of this name. */
export async function publishedDiscovery(world: World, name: string): Promise<Published | undefined> {
  if ((await providerNamed(world, name)) === undefined) return undefined
  return { text: (await providerDocument(world, name)).text, maxAge: documentAge }
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

const rootDocument = derived('root discovery', async (world) => ({ text: JSON.stringify(await rootDiscovery(world)) }))
const providerDocument = derived('discovery', async (world, name: string) => ({
  text: JSON.stringify((await discoveryOf(world, name)) ?? {}),
}))

function keysOf(world: World, { text, everyKey }: KeySetFacts): Published {
  return { text, maxAge: keySetAge(world, everyKey) }
}
