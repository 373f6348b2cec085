import { judgeLogout, type LogoutRequest } from '@postern/engine/oidc-provider/logout/judge-logout.ts'
import { newCookieValue } from '@postern/engine/sessions/cookie-value.ts'
import { endSession } from '@postern/engine/sessions/end-session.ts'
import type { World } from '@postern/engine/world.ts'
import { onward, sourcesOf } from '../authorize/back.ts'
import { formTarget } from '../form-token.ts'
import { problem } from '../problem.ts'
import { signedIn } from '../signed-in.ts'
import { personName } from '../views/person-name.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'
import { logoutFields } from './logout-request.ts'

interface LogoutVisit {
  readonly request: LogoutRequest
  /** The address of this provider's sign-out. */
  readonly action: string
  /** Another site posted it: cookies of ours stayed behind. */
  readonly isForeignPost: boolean
}

/** Where apps send people to sign out: at once when it is proven whose sign-in they speak of, else with a question. */
export async function beginLogout(
  world: World,
  visit: Visit,
  { request, action, isForeignPost }: LogoutVisit,
): Promise<PageAnswer> {
  // Sent again by a page of ours it brings the cookies, and what it holds stays out of addresses.
  if (isForeignPost) {
    const way = { by: 'post' as const, action, fields: logoutFields(request) }
    return { page: { kind: 'going', app: '', way }, status: 200 }
  }
  const who = await signedIn(world, visit)
  const stage = await judgeLogout(world, request, who?.signed)
  if (stage.stage === 'unknown_provider') return problem('provider_unknown', { world })
  if (stage.stage === 'contradictory') return problem('request_faulty', { world, code: 'invalid_request' })
  if (stage.stage === 'sign_out') return signOut(world, visit, { location: stage.location, status: 302 })
  if (who === undefined) return { page: { kind: 'sign-out', stage: 'done' }, status: 200 }

  const browser = visit.browser ?? newCookieValue(world)
  return {
    page: {
      kind: 'sign-out',
      stage: 'ask',
      app: stage.app?.name,
      person: personName(undefined, who.session),
      form: await formTarget(world, browser, action),
      fields: logoutFields(request),
    },
    status: 200,
    formsLeadTo: stage.location === undefined ? [] : sourcesOf(stage.location),
    ...(visit.browser === undefined ? { browser } : {}),
  }
}

/** The person's answer to the question. */
export async function decideLogout(
  world: World,
  visit: Visit,
  { request, form }: { readonly request: LogoutRequest; readonly form: Form },
): Promise<PageAnswer> {
  if (form.get('decision') !== 'sign_out') return { page: { kind: 'sign-out', stage: 'stayed' }, status: 200 }
  const who = await signedIn(world, visit)
  const { location } = await judgeLogout(world, request, who?.signed)
  const answer = await signOut(world, visit, { location, status: 303 })
  return 'location' in answer
    ? { ...onward(answer.location, { ...answer, app: '', isBrowser: visit.isBrowser }), session: 'ended' }
    : answer
}

interface Leaving {
  /** Where to afterwards; undefined for a page of ours. */
  readonly location: string | undefined
  readonly status: 302 | 303
}

async function signOut(world: World, { session }: Visit, { location, status }: Leaving): Promise<PageAnswer> {
  if (session !== undefined) await endSession(world, 'apps', session)
  return location === undefined
    ? { page: { kind: 'sign-out', stage: 'done' }, status: 200, session: 'ended' }
    : { status, location, session: 'ended' }
}
