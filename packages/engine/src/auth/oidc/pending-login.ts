import { z } from 'zod'
import type { Change, View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

/** What somebody who proved who they are is to be granted, kept until their client asks for it (direct mode). */
const parked = z.object({
  alias: z.object({ name: z.string(), metadata: z.record(z.string(), z.string()) }).optional(),
  groupAliases: z.array(z.string()),
  displayName: z.string(),
  policies: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
})
export type ParkedLogin = Readonly<z.output<typeof parked>>

const pendingRecord = z.object({
  mount: z.string(),
  state: z.string(),
  nonce: z.string(),
  /** Empty without PKCE. */
  verifier: z.string(),
  redirectUri: z.string(),
  audiences: z.array(z.string()),
  maxAge: z.number(),
  role: z.string(),
  mode: z.enum(['client', 'direct', 'device']),
  clientNonce: z.string(),
  deviceCode: z.string().optional(),
  /** Who started it. */
  remoteAddress: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  /** What the identity provider posted. */
  delivered: z.object({ code: z.string(), idToken: z.string() }).optional(),
  parked: parked.optional(),
})
export type PendingLogin = Readonly<z.output<typeof pendingRecord>>

const lifetime = 600
const mostPerMount = 10_000

/** Sign-ins that have begun. They live in the store, so that any instance can finish them, and never in a cache. */
export const pendingLogins = collection({
  name: 'oidc-pending',
  schema: pendingRecord,
  key: ({ mount, state }) => `${mount}/${state}`,
  unique: { byAge: ({ mount, createdAt, state }) => `${mount}/${String(createdAt).padStart(16, '0')}/${state}` },
  expiresAt: ({ createdAt }) => Math.floor(createdAt / 1000) + lifetime,
})

type Place = Pick<PendingLogin, 'mount' | 'state'>

const idOf = ({ mount, state }: Place) => `${mount}/${state}`

/** Keeps a sign-in that begins. Now and then what is too much is dropped, the oldest first: anybody may begin one. */
export async function keepPending(world: World, pending: PendingLogin): Promise<void> {
  await world.storage.write((change) => pendingLogins.put(change, pending))
  const [dice = 0] = world.chance.bytes(1)
  if (dice % 64 === 0) await dropSurplus(world, pending.mount)
}

/** Drops what a mount has beyond its limit. Apart from the write that adds: it would conflict with every other one. */
export async function dropSurplus(world: World, mount: string, most: number = mostPerMount): Promise<void> {
  const prefix = `${mount}/`
  const surplus = await world.storage.read(async (view) => {
    const count = (await pendingLogins.list(view, { prefix, limit: most + 1000 })).length
    return count > most ? pendingLogins.filed(view, 'byAge', { prefix, limit: count - most }) : []
  })
  if (surplus.length === 0) return
  await world.storage.write(async (change) => {
    for (const { id } of surplus) await pendingLogins.remove(change, id)
  })
}

/** A sign-in that is under way; undefined when there is none, or its ten minutes are over. */
export async function maybePending(world: World, place: Place): Promise<PendingLogin | undefined> {
  return world.storage.read((view) => currentIn(world, view, place))
}

/** The same, and nobody else gets it: of two callbacks with one state exactly one goes on. */
export async function takePending(world: World, place: Place): Promise<PendingLogin | undefined> {
  return world.storage.write(async (change) => {
    const pending = await currentIn(world, change, place)
    if (pending) await pendingLogins.remove(change, idOf(place))
    return pending
  })
}

/** Changes a sign-in that is under way; undefined when it is not, or `changed` has nothing to put. */
export async function changePending(
  world: World,
  place: Place,
  changed: (pending: PendingLogin) => PendingLogin | undefined,
): Promise<PendingLogin | undefined> {
  return world.storage.write(async (change: Change) => {
    const pending = await currentIn(world, change, place)
    const next = pending && changed(pending)
    if (next) await pendingLogins.put(change, next)
    return next
  })
}

async function currentIn({ clock }: World, view: View, place: Place): Promise<PendingLogin | undefined> {
  const pending = await pendingLogins.maybe(view, idOf(place))
  return pending && pending.createdAt + lifetime * 1000 > clock.millis() ? pending : undefined
}
