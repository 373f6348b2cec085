import { type proofNeeded, sessionAddresses } from '@postern/contract/resources/session.ts'
import { findSession, sessionToken } from '@postern/engine/sessions/find-session.ts'
import { proofLeft } from '@postern/engine/sessions/session-record.ts'
import type { World } from '@postern/engine/world.ts'
import { jsonAnswer } from '../answer.ts'
import type { z } from 'zod'
import type { Dispatch } from '../dispatch.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiAnswer, UiRequest } from '../ui/ui-answer.ts'
import { isUse } from './console-call.ts'
import { notSignedIn } from './session-routes.ts'
import { weighsMore } from './weighs-more.ts'

/** The console asks for the credential again, and sends the request once more. */
const proofIsOld: UiAnswer = jsonAnswer(403, {
  errors: ['prove again who you are'],
  proof: 'needed',
} satisfies z.output<typeof proofNeeded>)

/**
 * The API for the console: the very routes of `/v1/`, with the token of the browser's session. Credentials in headers
 * count for nothing here, as cookies count for nothing there (design 5.9). `world` is undefined while sealed.
 */
export async function answerSessionApi(
  { world, cookies, dispatch }: { readonly world: World | undefined; readonly cookies: Cookies; readonly dispatch: Dispatch },
  request: UiRequest,
): Promise<UiAnswer> {
  const { 'x-vault-token': _token, authorization: _authorization, cookie: _cookie, origin: _origin, ...headers } = request.headers
  const asked = { ...request, headers, path: request.path.slice(sessionAddresses.api.length) }
  if (world === undefined) return dispatch(asked)

  const value = cookies.read(request, 'console')
  const presented = { kind: 'console', value, remoteAddress: request.remoteAddress } as const
  if (weighsMore(asked)) {
    const session = await findSession(world, { ...presented, isUse: true })
    if (session !== undefined && proofLeft(session.record, world.clock.now()) === 0) return proofIsOld
  }
  const token = await sessionToken(world, { ...presented, isUse: isUse(request) })
  const answer = await dispatch(token === undefined ? asked : { ...asked, sessionToken: token })
  if (answer.status !== 403) return answer
  // Who may not do this is told apart from who is nobody any more.
  const isSignedIn = token !== undefined && (await findSession(world, { ...presented, isUse: false })) !== undefined
  return isSignedIn ? answer : { ...notSignedIn, ...(value === undefined ? {} : { cookies: [cookies.clear('console')] }) }
}
