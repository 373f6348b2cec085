import { Refusal } from '@postern/engine/refusal.ts'
import type { World } from '@postern/engine/world.ts'
import { beginAuthorization } from '#pages/authorize/begin-authorization.ts'
import type { DecideOnce } from '#pages/errands/decide-once.ts'
import { errandPlaceOf } from '#pages/errands/errand-address.ts'
import { actOnErrand, showErrand } from '#pages/errands/visit-errand.ts'
import { isOurForm } from '#pages/form-token.ts'
import { problem } from '#pages/problem.ts'
import type { Form, PageAnswer, Visit } from '#pages/visit.ts'
import { wordingOf } from '#wording/word.ts'
import { isSameOrigin } from '../ui/same-origin.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiRequest } from '../ui/ui-answer.ts'

const largestForm = 65_536

/** What the pages need beside a request. */
export interface PageParts {
  readonly world: World
  readonly cookies: Cookies
  readonly decideOnce: DecideOnce
  /** Our own origin, as clients know it. */
  readonly origin: string
}

/** Answers an address of the pages; undefined for any other. */
export async function answerPage(parts: PageParts, request: UiRequest): Promise<PageAnswer | undefined> {
  try {
    return await route(parts, request)
  } catch (error) {
    if (error instanceof Refusal) return refused(parts.world, error)
    throw error
  }
}

const authorizePath = /^\/ui\/vault\/identity\/oidc\/provider\/([^/]+)\/authorize$/

async function route(parts: PageParts, request: UiRequest): Promise<PageAnswer | undefined> {
  const provider = authorizePath.exec(request.path)?.[1]
  if (provider !== undefined) return authorize(parts, request, provider)

  const place = errandPlaceOf(request.path)
  if (place === undefined) return undefined
  const { world, decideOnce } = parts
  const visit = visitOf(parts, request)
  const { name, act } = place
  if (act === undefined) return isReading(request) ? showErrand(world, visit, { name, decideOnce }) : notHere(world)
  return withForm(parts, request, (form) => actOnErrand(world, visit, { name, act, form, decideOnce }))
}

/** The parameters come in the query of a GET or the body of a POST, never in both (OpenID Connect Core 3.1.2.1). */
async function authorize(parts: PageParts, request: UiRequest, provider: string): Promise<PageAnswer> {
  const { world } = parts
  const isPost = request.method === 'POST'
  if (!isPost && !isReading(request)) return notHere(world)
  if (isPost && request.body.length > largestForm) return problem('request_faulty', { world })
  const entries = [...new URLSearchParams(isPost ? request.body.toString('utf8') : request.query)]
  return beginAuthorization(world, visitOf(parts, request), { provider, entries, isPost })
}

/** Goes on with a form only if a page of ours in this very browser sent it. */
async function withForm(parts: PageParts, request: UiRequest, go: (form: Form) => Promise<PageAnswer>): Promise<PageAnswer> {
  const { world, cookies, origin } = parts
  if (request.method !== 'POST') return notHere(world)
  if (!isSameOrigin(request, origin) || request.body.length > largestForm) return problem('forged', { world })
  const browser = cookies.read(request, 'browser')
  if (browser === undefined) return problem('cookies', { world })
  const form = new URLSearchParams(request.body.toString('utf8'))
  const isOurs = await isOurForm(world, { browser, action: request.path, token: form.get('form_token') ?? '' })
  return isOurs ? go(form) : problem('forged', { world })
}

function visitOf({ cookies }: PageParts, request: UiRequest): Visit {
  return {
    browser: cookies.read(request, 'browser'),
    session: cookies.read(request, 'apps'),
    remoteAddress: request.remoteAddress,
    requestId: request.id,
  }
}

function isReading({ method }: UiRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function notHere(world: World): PageAnswer {
  return { ...problem('not_found', { world }), status: 405 }
}

/** A refusal that no page foresaw, without its words: they are for developers. */
function refused(world: World, { reason }: Refusal): PageAnswer {
  const { status, headers = {} } = wordingOf(reason)
  const cause = status === 429 ? 'too_many' : status === 503 ? 'sealed' : 'request_faulty'
  return { ...problem(cause, { world, code: reason.code }), status, headers }
}
