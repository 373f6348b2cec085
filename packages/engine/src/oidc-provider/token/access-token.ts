import { z } from 'zod'
import { newUuid } from '#chance/uuid.ts'
import { openBatchToken, sealBatchToken } from '#tokens/batch-token.ts'
import type { World } from '#world.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'

const accessToken = z.object({
  /** Its own id, so that it can end alone. */
  id: z.string(),
  grant: z.string(),
  provider: z.string(),
  client_id: z.string(),
  entity_id: z.string(),
  scopes: z.array(z.string()),
  /** Seconds since the epoch. */
  issued: z.number(),
  expires: z.number(),
})

/** What an access token carries inside itself; nothing of it is stored (15). */
export type AccessToken = Readonly<z.output<typeof accessToken>>

/** Seals an access token for a grant, its life being what the client's TTL says, exactly. */
export function sealAccessToken(
  world: World,
  { id, provider, client_id, entity_id, scopes }: ProviderGrant,
  ttl: number,
): Promise<string> {
  const now = world.clock.now()
  const token: AccessToken = {
    id: newUuid(world.chance),
    grant: id,
    provider,
    client_id,
    entity_id,
    scopes,
    issued: now,
    expires: now + ttl,
  }
  return sealBatchToken(world, 'oidc access token', token)
}

/** The access token with this value, alive or not; undefined for anything that is none of ours. */
export async function openAccessToken(world: World, value: string): Promise<AccessToken | undefined> {
  return accessToken.safeParse(await openBatchToken(world, 'oidc access token', value)).data
}
