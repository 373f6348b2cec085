import type { World } from '#world.ts'
import { openedToken, sessionIdOf } from './cookie-value.ts'
import { endSession } from './end-session.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { type SessionKind, sessions } from './session-record.ts'
import type { SignedIn } from './sign-in.ts'

// More sign-ins of one person in one session are not remembered; their tokens end by themselves.
const mostEarlier = 20

interface Replacement {
  readonly kind: SessionKind
  readonly signedIn: SignedIn
  /** The cookie the browser had. */
  readonly before: string | undefined
}

/**
 * Begins a session in place of the one a browser had. Somebody else ends that one. The same person takes it along: the
 * apps that live on the earlier sign-in go on, and end with the new one.
 */
export async function replaceSession(world: World, { kind, signedIn, before }: Replacement): Promise<OpenedSession> {
  if (before === undefined) return openSession(world, kind, signedIn)
  const id = await sessionIdOf(world, kind, before)
  const old = await world.storage.read((view) => sessions.maybe(view, id))
  const isSamePerson = old !== undefined && old.entityId !== '' && old.entityId === signedIn.caller.entityId
  if (!isSamePerson) {
    await endSession(world, kind, before)
    return openSession(world, kind, signedIn)
  }

  await world.storage.write((change) => sessions.remove(change, id))
  const kept = [...(old.ownsToken ? [old.token] : []), ...old.earlier].slice(0, mostEarlier)
  const tokens = await Promise.all(kept.map((sealed) => openedToken(world, before, sealed)))
  return openSession(world, kind, {
    ...signedIn,
    earlier: tokens.filter((token) => token !== undefined),
    earlierIds: old.tokenIds.slice(0, mostEarlier),
  })
}
