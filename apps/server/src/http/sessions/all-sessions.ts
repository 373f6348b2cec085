import type { OwnSession } from '@postern/contract/resources/session.ts'
import { findSession } from '@postern/engine/sessions/find-session.ts'
import { endOwnSession, sessionsOf } from '@postern/engine/sessions/own-sessions.ts'
import type { SessionRecord } from '@postern/engine/sessions/session-record.ts'
import type { World } from '@postern/engine/world.ts'
import { emptyAnswer, jsonAnswer } from '../answer.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiAnswer, UiRequest } from '../ui/ui-answer.ts'
import { notSignedIn } from './session-routes.ts'

/** Shows everywhere a person is signed in, and ends what they want ended (spec/security.md 8.7). */
export async function answerAllSessions(world: World, cookies: Cookies, request: UiRequest): Promise<UiAnswer> {
  const { remoteAddress, method, query } = request
  const value = cookies.read(request, 'console')
  const session = await findSession(world, { kind: 'console', value, remoteAddress, isUse: true })
  if (session === undefined) return notSignedIn
  const { entityId } = session.caller
  if (method === 'GET') {
    const records = await sessionsOf(world, entityId)
    return jsonAnswer(200, { sessions: records.map((record) => viewOf(record, session.record.id)) })
  }
  if (method !== 'DELETE') return { ...emptyAnswer(405), headers: { Allow: 'GET, DELETE', 'Cache-Control': 'no-store' } }
  await endOwnSession(world, { entityId, id: new URLSearchParams(query).get('id') ?? '' })
  return emptyAnswer(204)
}

function viewOf({ id, kind, method, mount, since, lastUsed }: SessionRecord, currentId: string): OwnSession {
  return { id, kind, is_current: id === currentId, method, mount, since, last_used: lastUsed }
}
