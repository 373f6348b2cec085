import { proof } from '@postern/contract/resources/session.ts'
import { refuseOverLimit } from '@postern/engine/quotas/refuse-over-limit.ts'
import { findSession } from '@postern/engine/sessions/find-session.ts'
import { credentialsFor, proveAgain } from '@postern/engine/sessions/prove-again.ts'
import type { World } from '@postern/engine/world.ts'
import { emptyAnswer } from '../answer.ts'
import { defaultJsonLimits } from '../body/json-complexity.ts'
import { bodyOf } from '../body/parse-body.ts'
import { refuseMalformed, refuseWith } from '../edge-refusal.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiAnswer, UiRequest } from '../ui/ui-answer.ts'
import { largestBody, loginPath, notSignedIn, opening } from './session-routes.ts'

/** Takes a proof anew, and gives the session another cookie (spec/security.md 8.5, 8.6). */
export async function answerProof(world: World, cookies: Cookies, request: UiRequest): Promise<UiAnswer> {
  if (request.method !== 'POST') return { ...emptyAnswer(405), headers: { Allow: 'POST', 'Cache-Control': 'no-store' } }
  const { remoteAddress, body, headers } = request
  const value = cookies.read(request, 'console')
  const session = await findSession(world, { kind: 'console', value, remoteAddress, isUse: true })
  if (session === undefined || value === undefined) return notSignedIn

  if (body.length > largestBody) refuseWith(413, 'request body too large')
  const read = proof.safeParse({ ...bodyOf(body, headers['content-type'], defaultJsonLimits) })
  if (!read.success) return refuseMalformed('send what you signed in with')
  const path = loginPath(credentialsFor(session, read.data))
  await refuseOverLimit(world, { path, remoteAddress, parameters: () => ({}) })
  return opening(world, cookies, {
    request,
    opened: await proveAgain(world, { session, value, proof: read.data, remoteAddress }),
  })
}
