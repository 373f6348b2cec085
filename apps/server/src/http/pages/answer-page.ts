import { sessionAddresses } from '@postern/contract/resources/session.ts'
import { Refusal } from '@postern/engine/refusal.ts'
import type { World } from '@postern/engine/world.ts'
import { accountActOf, accountAddress, actOnAccount, showAccount } from '#pages/account/visit-account.ts'
import { beginAuthorization } from '#pages/authorize/begin-authorization.ts'
import { beginDevice, showDevice } from '#pages/device/visit-device.ts'
import type { DecideOnce } from '#pages/errands/decide-once.ts'
import { errandPlaceOf } from '#pages/errands/errand-address.ts'
import { actOnErrand, showErrand } from '#pages/errands/visit-errand.ts'
import { completeFirstRun, firstRunAddress, showFirstRun } from '#pages/first-run/visit-first-run.ts'
import { isOurForm } from '#pages/form-token.ts'
import { logoutRequestOf } from '#pages/logout/logout-request.ts'
import { beginLogout, decideLogout } from '#pages/logout/visit-logout.ts'
import { finishOutside } from '#pages/outside/finish-outside.ts'
import { startForConsole } from '#pages/outside/start-for-console.ts'
import { startForErrand } from '#pages/outside/start-for-errand.ts'
import { problem } from '#pages/problem.ts'
import type { Form, PageAnswer, Visit } from '#pages/visit.ts'
import { wordingOf } from '#wording/word.ts'
import type { Dispatch } from '../dispatch.ts'
import { isSameOrigin } from '../ui/same-origin.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiRequest } from '../ui/ui-answer.ts'
import { apiTransport } from './api-transport.ts'

const largestForm = 65_536

/** What the pages need beside a request. */
export interface PageParts {
  readonly world: World
  readonly cookies: Cookies
  readonly decideOnce: DecideOnce
  /** The API behind `/v1/`. */
  readonly dispatch: Dispatch
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

/** A mount may have slashes in its path. */
const callbackPath = /^\/ui\/vault\/auth\/(.+)\/oidc\/callback$/

const providerPath = /^\/ui\/vault\/identity\/oidc\/provider\/([^/]+)\/(authorize|logout|device)$/

async function route(parts: PageParts, request: UiRequest): Promise<PageAnswer | undefined> {
  const [, provider = '', page] = providerPath.exec(request.path) ?? []
  if (page === 'authorize') return authorize(parts, request, provider)
  if (page === 'logout') return logout(parts, request, provider)
  if (page === 'device') return device(parts, request, provider)
  if (request.path === firstRunAddress) return firstRun(parts, request)
  if (request.path.startsWith(accountAddress)) return account(parts, request)

  const [, mount] = callbackPath.exec(request.path) ?? []
  if (mount !== undefined || request.path === sessionAddresses.oidcStart) return outside(parts, request, mount)

  const place = errandPlaceOf(request.path)
  if (place === undefined) return undefined
  const { world, decideOnce } = parts
  const visit = visitOf(parts, request)
  const { name, act, mount: chosen } = place
  if (chosen !== undefined) return isReading(request) ? startForErrand(world, visit, { name, mount: chosen }) : notHere(world)
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

/** Where apps send people to sign out, by a link or a form of their own; and the answer to our question. */
async function logout(parts: PageParts, request: UiRequest, provider: string): Promise<PageAnswer> {
  const { world, origin } = parts
  const visit = visitOf(parts, request)
  if (request.method !== 'POST') {
    const asked = logoutRequestOf(provider, new URLSearchParams(request.query))
    return isReading(request)
      ? beginLogout(world, visit, { request: asked, action: request.path, isForeignPost: false })
      : notHere(world)
  }
  if (request.body.length > largestForm) return problem('request_faulty', { world })
  const form = new URLSearchParams(request.body.toString('utf8'))
  const asked = logoutRequestOf(provider, form)
  if (form.has('decision')) return withForm(parts, request, () => decideLogout(world, visit, { request: asked, form }))
  return beginLogout(world, visit, { request: asked, action: request.path, isForeignPost: !isSameOrigin(request, origin) })
}

async function device(parts: PageParts, request: UiRequest, provider: string): Promise<PageAnswer> {
  const { world } = parts
  const visit = visitOf(parts, request)
  const action = request.path
  if (!isReading(request)) return withForm(parts, request, (form) => beginDevice(world, visit, { provider, action, form }))
  const userCode = new URLSearchParams(request.query).get('user_code') ?? ''
  return showDevice(world, visit, { provider, action, userCode })
}

/** The way to an identity provider for the console, and the way back from one. */
async function outside(parts: PageParts, request: UiRequest, mount: string | undefined): Promise<PageAnswer> {
  const { world } = parts
  if (!isReading(request)) return notHere(world)
  const visit = visitOf(parts, request)
  const parameters = new URLSearchParams(request.query)
  return mount === undefined ? startForConsole(world, visit, parameters) : finishOutside(world, visit, { mount, parameters })
}

async function firstRun(parts: PageParts, request: UiRequest): Promise<PageAnswer> {
  const { world } = parts
  const visit = visitOf(parts, request)
  if (!isReading(request)) return withForm(parts, request, (form) => completeFirstRun(world, visit, form))
  return showFirstRun(world, visit, { code: new URLSearchParams(request.query).get('code') ?? '' })
}

async function account(parts: PageParts, request: UiRequest): Promise<PageAnswer | undefined> {
  const visit = visitOf(parts, request)
  if (request.path === accountAddress) return isReading(request) ? showAccount(parts.world, visit) : notHere(parts.world)
  const act = accountActOf(request.path)
  return act && withForm(parts, request, (form) => actOnAccount(parts.world, visit, { act, form }))
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

function visitOf({ cookies, dispatch }: PageParts, request: UiRequest): Visit {
  return {
    browser: cookies.read(request, 'browser'),
    session: cookies.read(request, 'apps'),
    console: cookies.read(request, 'console'),
    api: apiTransport(dispatch, request),
    isBrowser: request.headers['sec-fetch-dest'] === 'document',
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
