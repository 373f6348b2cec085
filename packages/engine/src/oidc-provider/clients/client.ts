import { oidcClient } from '@postern/contract/resources/oidc-client.ts'
import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import type { View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const client = z.object({
  ...oidcClient.shape,
  name: z.string(),
  /** The secret before the last rotation, as long as it still works. */
  previous_secret: z.string().optional(),
  /** Seconds since the epoch. */
  secret_since: z.number(),
})

/** A client as stored: an app that sends people here to sign in (9). */
export type Client = Readonly<z.output<typeof client>>

/** Clients by client id, which is what apps know; the API knows them by name. */
export const clients = collection({
  name: 'oidc-client',
  schema: client,
  key: ({ client_id }) => client_id,
  unique: { byName: ({ name }) => name },
  many: { byKey: ({ key }) => key, byAssignment: ({ assignments }) => assignments },
})

const rememberedClient = remembered(clients)

/** The client with this client id, decoded once until it changes. */
export function clientById(world: World, clientId: string): Promise<Client | undefined> {
  return rememberedClient(world, clientId)
}

export function maybeClient(view: View, name: string): Promise<Client | undefined> {
  return clients.maybeBy(view, 'byName', name)
}

/** The names of the clients that refer to something, sorted. */
export async function clientNamesBy(view: View, index: 'byKey' | 'byAssignment', value: string): Promise<readonly string[]> {
  const found = await clients.maybeMany(view, await clients.idsBy(view, index, value))
  return found.flatMap((record) => record?.name ?? []).toSorted()
}
