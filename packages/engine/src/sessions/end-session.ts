import { signedBy } from '#oidc-provider/authorize/authorize.ts'
import { endAppSessions } from '#oidc-provider/logout/end-session.ts'
import { maybeToken } from '#tokens/known-token.ts'
import { revokeToken } from '#tokens/revoke-token.ts'
import { isBatchValue } from '#tokens/token-value.ts'
import type { World } from '#world.ts'
import { openedToken, sessionIdOf } from './cookie-value.ts'
import { type SessionKind, sessions } from './session-record.ts'

/**
 * Ends a session: its record, the token that was made for it, and what apps live on it. A token somebody brought along
 * stays theirs. Nothing happens for a cookie that names no session.
 */
export async function endSession(world: World, kind: SessionKind, value: string): Promise<void> {
  const id = await sessionIdOf(world, kind, value)
  const record = await world.storage.write((change) => sessions.remove(change, id))
  if (record === undefined) return
  for (const sealed of [...(record.ownsToken ? [record.token] : []), ...record.earlier]) {
    const token = await openedToken(world, value, sealed)
    if (token !== undefined) await endSignIn(world, token)
  }
}

async function endSignIn(world: World, token: string): Promise<void> {
  const signInId = await signInIdOf(world, token)
  // A batch token cannot be revoked; it has no cookie any more, and ends by itself.
  if (!isBatchValue(token)) await revokeToken(world, token)
  if (signInId !== undefined) await endAppSessions(world, signInId)
}

/** What apps know the sign-in by. */
async function signInIdOf(world: World, clientToken: string): Promise<string | undefined> {
  const known = await maybeToken(world, clientToken)
  return known && signedBy({ entityId: known.token.entityId, token: known.token }).tokenId
}
