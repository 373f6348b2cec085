import type { Proof, SignIn } from '@postern/contract/resources/session.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Session } from './find-session.ts'
import type { OpenedSession } from './open-session.ts'
import { replaceSession } from './replace-session.ts'
import { signInWith } from './sign-in.ts'

/** A person who shows once more what they signed in with. */
interface ProvingAgain {
  readonly session: Session
  /** The cookie of the session. */
  readonly value: string
  readonly proof: Proof
  readonly remoteAddress: string
}

/** The credentials behind a proof: the name and the place are those of the session, and no others. */
export function credentialsFor({ record, caller }: Session, proof: Proof): SignIn {
  if ('token' in proof) return { method: 'token', token: proof.token }
  const { mount } = record
  if ('jwt' in proof) return { method: 'jwt', mount, ...proof }
  return { method: 'userpass', mount, username: caller.token.meta?.['username'] ?? '', password: proof.password }
}

/** Proves anew who a session belongs to. It goes on under another cookie; somebody else's proof counts for nothing. */
export async function proveAgain(world: World, { session, value, proof, remoteAddress }: ProvingAgain): Promise<OpenedSession> {
  const signedIn = await signInWith(world, credentialsFor(session, proof), remoteAddress)
  const { caller } = session
  const isSame =
    caller.entityId === '' ? signedIn.caller.token.id === caller.token.id : signedIn.caller.entityId === caller.entityId
  if (!isSame) return refuse({ code: 'permission_denied' })
  return replaceSession(world, { kind: 'console', signedIn, before: value })
}
