import { endAppSessions } from '#oidc-provider/logout/end-session.ts'
import { revokeById } from '#tokens/revoke-token.ts'
import type { World } from '#world.ts'
import { endOf, type SessionRecord, sessions } from './session-record.ts'

/** Everywhere a person is signed in, the latest first. */
export async function sessionsOf({ storage, clock }: World, entityId: string): Promise<readonly SessionRecord[]> {
  if (entityId === '') return []
  const found = await storage.read(async (view) => sessions.maybeMany(view, await sessions.idsBy(view, 'byEntity', entityId)))
  return found
    .filter((record) => record !== undefined)
    .filter((record) => endOf(record) > clock.now())
    .toSorted((one, other) => other.lastUsed - one.lastUsed)
}

/** Ends a sign-in of a person in another browser, and all that hangs on it; false when there is none with this id. */
export async function endOwnSession(
  world: World,
  { entityId, id }: { readonly entityId: string; readonly id: string },
): Promise<boolean> {
  const record = await world.storage.write(async (change) => {
    const found = await sessions.maybe(change, id)
    return entityId !== '' && found?.entityId === entityId ? sessions.remove(change, id) : undefined
  })
  if (record === undefined) return false
  for (const tokenId of record.tokenIds) {
    await revokeById(world, tokenId)
    await endAppSessions(world, tokenId)
  }
  return true
}
