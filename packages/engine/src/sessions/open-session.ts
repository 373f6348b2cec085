import type { World } from '#world.ts'
import { newCookieValue, sealedToken, sessionIdOf } from './cookie-value.ts'
import type { SignedIn } from './sign-in.ts'
import { longestSession, type SessionKind, sessions } from './session-record.ts'

/** A session just begun: what goes into the cookie, and how long the browser may keep it. */
export interface OpenedSession {
  readonly value: string
  /** Seconds. */
  readonly lasts: number
}

/** Somebody who signed in, and the tokens of their earlier sign-ins in this browser. */
interface Opening extends SignedIn {
  readonly earlier?: readonly string[]
  readonly earlierIds?: readonly string[]
}

/** Begins a session. Its cookie is always a new one: a value that was planted in the browser never becomes a sign-in. */
export async function openSession(world: World, kind: SessionKind, opening: Opening): Promise<OpenedSession> {
  const value = newCookieValue(world)
  const now = world.clock.now()
  const { clientToken, ownsToken, method, mount, caller, earlier = [], earlierIds = [] } = opening
  const { expireTime, displayName } = caller.token
  const record = {
    id: await sessionIdOf(world, kind, value),
    kind,
    token: await sealedToken(world, value, clientToken),
    ownsToken,
    earlier: await Promise.all(earlier.map((token) => sealedToken(world, value, token))),
    tokenIds: [...(ownsToken && caller.token.id !== '' ? [caller.token.id] : []), ...earlierIds],
    entityId: caller.entityId,
    displayName,
    method,
    mount,
    since: now,
    lastUsed: now,
    // Its token may be renewed, so only the session's own limit counts here; a token that is over ends it all the same.
    ends:
      expireTime === undefined || caller.token.isRenewable ? now + longestSession : Math.min(now + longestSession, expireTime),
  }
  await world.storage.write((change) => sessions.put(change, record))
  return { value, lasts: record.ends - now }
}
