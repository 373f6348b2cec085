import { refuse } from '#refusal.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import { type Client, clients, maybeClient } from './client.ts'
import { newClientSecret } from './write-client.ts'

/** Whether this is the client's secret, or the one before it while that still works. Takes the same time either way. */
export function isClientSecret({ cipher, clock }: World, client: Client, secret: string): boolean {
  const isSame = (known: string | undefined) =>
    // Digests have one length, so that the comparison does not tell that of the secret.
    cipher.isSame(cipher.sha256(bytesOf(secret)), cipher.sha256(bytesOf(known ?? ''))) && known !== undefined
  const isCurrent = isSame(client.client_secret)
  const isPrevious = isSame(client.previous_secret) && clock.now() < (client.previous_secret_expires ?? 0)
  return isCurrent || isPrevious
}

/** Gives a client a new secret; the old one works on until the overlap is over. */
export async function rotateClientSecret(
  world: World,
  { name, overlap }: { readonly name: string; readonly overlap: number },
): Promise<{ readonly client_secret: string; readonly previous_secret_expires?: number }> {
  return world.storage.write(async (change) => {
    const client = (await maybeClient(change, name)) ?? refuse({ code: 'oidc_client_not_found', client: name })
    if (client.client_secret === undefined) refuse({ code: 'oidc_client_without_secret', client: name })
    const now = world.clock.now()
    const client_secret = newClientSecret(world)
    const rotated = { ...withoutPrevious(client), client_secret, secret_since: now }
    if (overlap === 0) {
      await clients.put(change, rotated)
      return { client_secret }
    }
    const previous_secret_expires = now + overlap
    await clients.put(change, { ...rotated, previous_secret: client.client_secret, previous_secret_expires })
    return { client_secret, previous_secret_expires }
  })
}

/** Ends the secret before the last rotation now. */
export async function retireClientSecret(world: World, name: string): Promise<void> {
  await world.storage.write(async (change) => {
    const client = (await maybeClient(change, name)) ?? refuse({ code: 'oidc_client_not_found', client: name })
    await clients.put(change, withoutPrevious(client))
  })
}

function withoutPrevious(client: Client): Client {
  return { ...client, previous_secret: undefined, previous_secret_expires: undefined }
}
