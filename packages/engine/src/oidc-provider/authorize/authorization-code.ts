import { z } from 'zod'
import { newBase62 } from '#chance/base62.ts'
import { newUuid } from '#chance/uuid.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { pushedRequests } from '../pushed/pushed-request.ts'

/** What an app was granted for a person: it goes from the code into the tokens. */
export const grant = z.object({
  /** Names everything that comes of one sign-in to one app, so that it can end together. */
  id: z.string(),
  provider: z.string(),
  client_id: z.string(),
  entity_id: z.string(),
  /** Without openid, sorted. */
  scopes: z.array(z.string()),
  /** The app also asked to come back without the person (offline_access). */
  is_offline: z.boolean(),
  /** Seconds since the epoch; only when the app asked for it. */
  auth_time: z.number().exactOptional(),
  /** Names the person's sign-in here; only for apps that are told of its end. */
  sid: z.string().exactOptional(),
})
export type ProviderGrant = Readonly<z.output<typeof grant>>

const authorizationCode = z.object({
  id: z.string(),
  grant,
  redirect_uri: z.string(),
  nonce: z.string(),
  challenge: z.object({ value: z.string(), method: z.enum(['plain', 'S256']) }).exactOptional(),
  /** Seconds since the epoch. */
  expires: z.number(),
  /** Set by the first exchange, whatever came of it. */
  spent: z
    .object({
      /** How long a second exchange is recognised as such. */
      until: z.number(),
      /** When the last of what the first one gave is over. */
      over: z.number(),
    })
    .exactOptional(),
})

/** An authorization code as stored, under a keyed hash of its value (12.4). */
export type AuthorizationCode = Readonly<z.output<typeof authorizationCode>>

export const authorizationCodes = collection({
  name: 'authorization-code',
  schema: authorizationCode,
  key: ({ id }) => id,
  expiresAt: ({ expires, spent }) => spent?.until ?? expires,
})

const lifetime = 300

/** The id a code is stored under, which tells nothing of it. */
export async function codeIdOf(world: World, code: string): Promise<string> {
  return (await secretsOf(world)).hash('authorization code', code)
}

/** What a code is minted for. */
export interface CodeOrder extends Pick<AuthorizationCode, 'redirect_uri' | 'nonce' | 'challenge'> {
  readonly grant: Omit<ProviderGrant, 'id'>
  /** The pushed request that the code answers: it serves once. */
  readonly pushedId: string | undefined
  readonly state: string
}

/** Mints a code: 32 characters, five minutes, one use. */
export async function mintCode(world: World, { grant: granted, pushedId, state, ...order }: CodeOrder): Promise<string> {
  const code = newBase62(world.chance, 32)
  const id = await codeIdOf(world, code)
  const record = { ...order, id, grant: { ...granted, id: newUuid(world.chance) }, expires: world.clock.now() + lifetime }
  await world.storage.write(async (change) => {
    if (pushedId !== undefined && (await pushedRequests.remove(change, pushedId)) === undefined) {
      refuse({ code: 'authorize_pushed_request_unknown', state })
    }
    await authorizationCodes.put(change, record)
  })
  return code
}
