import { signIn, type SignIn } from '@postern/contract/resources/session.ts'
import { refuseOverLimit } from '@postern/engine/quotas/refuse-over-limit.ts'
import { endSession } from '@postern/engine/sessions/end-session.ts'
import { findSession } from '@postern/engine/sessions/find-session.ts'
import type { OpenedSession } from '@postern/engine/sessions/open-session.ts'
import { replaceSession } from '@postern/engine/sessions/replace-session.ts'
import { sessionViewOf } from '@postern/engine/sessions/session-view.ts'
import { signInWith } from '@postern/engine/sessions/sign-in.ts'
import type { World } from '@postern/engine/world.ts'
import { emptyAnswer, jsonAnswer, refusalAnswer } from '../answer.ts'
import { defaultJsonLimits } from '../body/json-complexity.ts'
import { bodyOf } from '../body/parse-body.ts'
import { refuseMalformed, refuseWith } from '../edge-refusal.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiAnswer, UiRequest } from '../ui/ui-answer.ts'

/** Bytes of what somebody signs in with. */
export const largestBody = 65_536

/** What the console's session address does by method (packages/contract/src/resources/session.ts). */
export async function answerSession(world: World, cookies: Cookies, request: UiRequest): Promise<UiAnswer> {
  switch (request.method) {
    case 'GET':
      return showSession(world, cookies, request)
    case 'POST':
      return beginSession(world, cookies, request)
    case 'DELETE':
      return leave(world, cookies, request)
    default:
      return { ...emptyAnswer(405), headers: { Allow: 'GET, POST, DELETE', 'Cache-Control': 'no-store' } }
  }
}

/** Looking who is signed in is what a page does by itself. */
async function showSession(world: World, cookies: Cookies, request: UiRequest): Promise<UiAnswer> {
  const value = cookies.read(request, 'console')
  const session = await findSession(world, { kind: 'console', value, remoteAddress: request.remoteAddress, isUse: false })
  if (session !== undefined) return jsonAnswer(200, sessionViewOf(world, session))
  return { ...notSignedIn, ...(value === undefined ? {} : { cookies: [cookies.clear('console')] }) }
}

/** Nobody is signed in, or not any more. */
export const notSignedIn: UiAnswer = refusalAnswer({ status: 401, errors: ['not signed in'] })

async function beginSession(world: World, cookies: Cookies, request: UiRequest): Promise<UiAnswer> {
  const { remoteAddress } = request
  const credentials = credentialsIn(request)
  await refuseOverLimit(world, { path: loginPath(credentials), remoteAddress, parameters: () => ({}) })
  const signedIn = await signInWith(world, credentials, remoteAddress)
  const opened = await replaceSession(world, { kind: 'console', signedIn, before: cookies.read(request, 'console') })
  return opening(world, cookies, { request, opened })
}

interface Opening {
  readonly request: UiRequest
  readonly opened: OpenedSession
}

/** A session that has just begun, and its cookie. */
export async function opening(world: World, cookies: Cookies, { request, opened }: Opening): Promise<UiAnswer> {
  const { remoteAddress } = request
  const session = await findSession(world, { kind: 'console', value: opened.value, remoteAddress, isUse: false })
  if (session === undefined) return notSignedIn
  return { ...jsonAnswer(200, sessionViewOf(world, session)), cookies: [cookies.set('console', opened.value)] }
}

async function leave(world: World, cookies: Cookies, request: UiRequest): Promise<UiAnswer> {
  const value = cookies.read(request, 'console')
  if (value !== undefined) await endSession(world, 'console', value)
  return { ...emptyAnswer(204), cookies: [cookies.clear('console')] }
}

function credentialsIn({ body, headers }: UiRequest): SignIn {
  if (body.length > largestBody) refuseWith(413, 'request body too large')
  const read = signIn.safeParse({ ...bodyOf(body, headers['content-type'], defaultJsonLimits) })
  return read.success ? read.data : refuseMalformed('send a token, or a mount with a name and a password')
}

/** The path this sign-in would have at the API: the same limits count for it. */
export function loginPath(credentials: SignIn): string {
  if (credentials.method === 'token') return 'auth/token/lookup-self'
  const { mount } = credentials
  return credentials.method === 'userpass' ? `auth/${mount}/login/${credentials.username}` : `auth/${mount}/login`
}
