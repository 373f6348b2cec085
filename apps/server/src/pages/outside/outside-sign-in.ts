import { collection } from '@postern/engine/storage/collection.ts'
import { secretsOf } from '@postern/engine/secrets/server-secrets.ts'
import type { World } from '@postern/engine/world.ts'
import { z } from 'zod'

const outsideSignIn = z.object({
  /** Keyed hash of the state, which only the identity provider and this browser know. */
  id: z.string(),
  /** Keyed hash of the browser's name. */
  browser: z.string(),
  /** Path of the mount. */
  mount: z.string(),
  /** What it is for. */
  next: z.union([
    z.object({ kind: z.literal('errand'), name: z.string() }),
    z.object({ kind: z.literal('console'), location: z.string(), isPopup: z.boolean() }),
  ]),
  /** Seconds since the epoch. */
  ends: z.number(),
})

/** A sign-in that is under way at an identity provider, and the browser it was begun in. */
export type OutsideSignIn = Readonly<z.output<typeof outsideSignIn>>

const outsideSignIns = collection({
  name: 'outside-sign-in',
  schema: outsideSignIn,
  key: ({ id }) => id,
  expiresAt: ({ ends }) => ends,
})

/** As long as the engine keeps the login itself. */
const lifetime = 600

/** Remembers for whom a sign-in was begun. */
export async function keepOutside(
  world: World,
  { state, ...rest }: Omit<OutsideSignIn, 'id' | 'ends'> & { readonly state: string },
): Promise<void> {
  const record = { ...rest, id: await idOf(world, state), ends: world.clock.now() + lifetime }
  await world.storage.write((change) => outsideSignIns.put(change, record))
}

/** The sign-in that a browser comes back with, once; undefined for a stranger's. */
export async function takeOutside(
  world: World,
  { state, browser, mount }: Pick<OutsideSignIn, 'browser' | 'mount'> & { readonly state: string },
): Promise<OutsideSignIn | undefined> {
  const id = await idOf(world, state)
  return world.storage.write(async (change) => {
    const found = await outsideSignIns.maybe(change, id)
    const isTheirs = found?.browser === browser && found.mount === mount && found.ends > world.clock.now()
    if (found === undefined || !isTheirs) return undefined
    await outsideSignIns.remove(change, id)
    return found
  })
}

async function idOf(world: World, state: string): Promise<string> {
  return (await secretsOf(world)).hash('outside state', state)
}
