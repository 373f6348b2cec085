import { consentPreviewAddress } from '@postern/contract/resources/consent-draft.ts'
import { sessionAddresses } from '@postern/contract/resources/session.ts'
import { Refusal } from '@postern/engine/refusal.ts'
import { uiHeaders } from '@postern/engine/ui-headers/ui-headers.ts'
import type { World } from '@postern/engine/world.ts'
import { createDecideOnce } from '#pages/errands/decide-once.ts'
import { problem } from '#pages/problem.ts'
import type { PageAnswer } from '#pages/visit.ts'
import { wordingOf } from '#wording/word.ts'
import { refusalAnswer } from '../answer.ts'
import type { ConsoleFiles } from '../console/console-files.ts'
import { serveConsole } from '../console/serve-console.ts'
import type { Dispatch } from '../dispatch.ts'
import { EdgeRefusal } from '../edge-refusal.ts'
import { answerPage } from '../pages/answer-page.ts'
import { answerPreview } from '../pages/answer-preview.ts'
import { createPages, type LoadPages, type ServedPages } from '../pages/page-module.ts'
import { renderAnswer } from '../pages/render-answer.ts'
import { refuseForeign } from '../sessions/console-call.ts'
import { answerSessionApi } from '../sessions/session-api.ts'
import { answerAllSessions } from '../sessions/all-sessions.ts'
import { answerProof } from '../sessions/prove-again.ts'
import { answerSession } from '../sessions/session-routes.ts'
import { createCookies } from './cookies.ts'
import { recordPage } from './record-page.ts'
import { redirectAnswer, type UiAnswer, type UiRequest } from './ui-answer.ts'

/** What the browser's side of the server is put together from. */
export interface UiParts {
  readonly world: World
  /** Whether there is nobody to ask, because the server is sealed. */
  isSealed(): boolean
  /** The API behind `/v1/`, for the console. */
  readonly dispatch: Dispatch
  readonly loadPages: LoadPages
  readonly consoleFiles: ConsoleFiles
  onAccident(error: unknown, request: UiRequest): void
}

/** Answers what is not the API: the console with its session, and the pages people meet. Never throws. */
export type Ui = (request: UiRequest) => Promise<UiAnswer>

export function createUi(parts: UiParts): Ui {
  const { world, dispatch } = parts
  const { apiAddress } = world.settings
  const cookies = createCookies({ isSecure: apiAddress.startsWith('https:') })
  const origin = URL.parse(apiAddress)?.origin ?? apiAddress
  const pages = createPages(parts.loadPages)
  const decideOnce = createDecideOnce(world)
  const openWorld = () => (parts.isSealed() ? undefined : world)

  async function show(answer: PageAnswer, request: UiRequest): Promise<UiAnswer> {
    return renderAnswer(answer, { pages: await pages(), cookies, request, now: world.clock.now() })
  }

  async function answerConsole(request: UiRequest): Promise<UiAnswer> {
    refuseForeign(request, origin)
    const current = openWorld()
    if (request.path.startsWith(sessionAddresses.api)) return answerSessionApi({ world: current, cookies, dispatch }, request)
    if (current === undefined) return refusalAnswer(wordingOf({ code: 'sealed' }))
    const answer = sessionAnswers.get(request.path) ?? answerSession
    return answer(current, cookies, request)
  }

  async function answerBrowser(request: UiRequest): Promise<UiAnswer> {
    const { path } = request
    if (path === '/' || path === '/ui') return redirectAnswer(302, '/ui/')
    if (path.startsWith('/ui/pages/')) return staticFile(await pages(), path)
    const current = openWorld()
    if (path === consentPreviewAddress) {
      const preview = current && (await answerPreview({ world: current, cookies, pages: await pages() }, request))
      return preview ?? show(problem('not_found'), request)
    }
    if (isPagePath(path)) {
      const answer = current && (await answerPage({ world: current, cookies, decideOnce, origin, dispatch }, request))
      return show(answer ?? problem(current === undefined ? 'sealed' : 'not_found'), request)
    }
    if (!path.startsWith('/ui/')) return show(problem('not_found'), request)
    const found = await serveConsole({ files: parts.consoleFiles, world: current }, request)
    return found ?? show(problem('console_missing'), request)
  }

  /** What people do on the pages is recorded; files that everybody gets are not. */
  function answerRecorded(request: UiRequest): Promise<UiAnswer> {
    const current = isPagePath(request.path) ? openWorld() : undefined
    return current === undefined ? answerBrowser(request) : recordPage(current, request, () => answerBrowser(request))
  }

  /** Pages go out with the headers an operator set (spec/core.md 15). */
  async function withOwnHeaders(answer: UiAnswer): Promise<UiAnswer> {
    const current = answer.protection === undefined ? undefined : openWorld()
    return current === undefined ? answer : { ...answer, extraHeaders: await uiHeaders(current) }
  }

  return async (request) => {
    const isForConsole = request.path.startsWith(sessionAddresses.api) || sessionAnswers.has(request.path)
    try {
      return await (isForConsole ? answerConsole(request) : withOwnHeaders(await answerRecorded(request)))
    } catch (error) {
      if (error instanceof EdgeRefusal) return refusalAnswer(error.reply)
      if (error instanceof Refusal) return refusalAnswer(wordingOf(error.reason))
      parts.onAccident(error, request)
      if (isForConsole) return refusalAnswer({ status: 500, errors: ['internal error'] })
      return show(problem('internal'), request).catch(() => pagesMissing)
    }
  }
}

/** The console's session, by address. */
const sessionAnswers: ReadonlyMap<string, typeof answerSession> = new Map([
  [sessionAddresses.session, answerSession],
  [sessionAddresses.all, answerAllSessions],
  [sessionAddresses.proof, answerProof],
])

const pagePaths =
  /^\/ui\/(?:go\/|account(?:\/|$)|first-run$|session\/oidc$|vault\/auth\/.+\/oidc\/callback$|vault\/identity\/oidc\/provider\/)/

/** Whether an address belongs to the pages, and never to the console. */
function isPagePath(path: string): boolean {
  return pagePaths.test(path)
}

function staticFile({ stylesheet, script }: ServedPages, path: string): UiAnswer {
  const file = [stylesheet, script].find(({ address }) => address === path)
  if (file === undefined) return { status: 404, headers: { 'Cache-Control': 'no-store' }, body: undefined }
  return {
    status: 200,
    headers: {
      'Content-Type': file.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
    body: file.content,
  }
}

const pagesMissing: UiAnswer = {
  status: 503,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: 'The pages are not built. Whoever runs this server can build them with: npm run build\n',
  protection: { kind: 'page' },
}
