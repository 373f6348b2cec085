import { z } from 'zod'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'
import type { Client } from '../clients/client.ts'

const appSession = z.object({
  sid: z.string(),
  client_id: z.string(),
  provider: z.string(),
  entity_id: z.string(),
  /** Seconds since the epoch. */
  expires: z.number(),
})

/** An app that lives on a person's sign-in here and wants to hear of its end. */
export type AppSession = Readonly<z.output<typeof appSession>>

export const appSessions = collection({
  name: 'app-session',
  schema: appSession,
  key: ({ sid, client_id, provider }) => [sid, client_id, provider].join('/'),
  expiresAt: ({ expires }) => expires,
})

/** Notes that an app got tokens of a sign-in; only for apps that are told of its end. */
export async function noteAppSession(world: World, grant: ProviderGrant, client: Client): Promise<void> {
  const { sid, client_id, provider, entity_id } = grant
  if (sid === undefined || client.backchannel_logout_uri === undefined) return
  const life = Math.max(client.id_token_ttl, client.access_token_ttl, client.refresh_token_ttl ?? 0)
  const record = { sid, client_id, provider, entity_id, expires: world.clock.now() + life }
  await world.storage.write((change) => appSessions.put(change, record))
}
