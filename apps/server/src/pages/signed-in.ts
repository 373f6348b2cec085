import { signedBy } from '@postern/engine/oidc-provider/authorize/authorize.ts'
import type { Signed } from '@postern/engine/oidc-provider/authorize/authorize-facts.ts'
import { findSession, type Session } from '@postern/engine/sessions/find-session.ts'
import type { World } from '@postern/engine/world.ts'
import type { Visit } from './visit.ts'

/** Who is signed in for apps in this browser. */
export interface SignedIn {
  readonly session: Session
  readonly signed: Signed
}

export async function signedIn(world: World, { session: value, remoteAddress }: Visit): Promise<SignedIn | undefined> {
  const session = await findSession(world, { kind: 'apps', value, remoteAddress, isUse: true })
  return session && { session, signed: signedBy(session.caller) }
}
