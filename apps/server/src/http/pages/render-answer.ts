import type { PageAnswer } from '#pages/visit.ts'
import type { Cookies } from '../ui/cookies.ts'
import { htmlAnswer, redirectAnswer, type UiAnswer, type UiRequest } from '../ui/ui-answer.ts'
import { languageCookie, preferredLanguages } from './languages.ts'
import type { ServedPages } from './page-module.ts'

interface Rendering {
  readonly pages: ServedPages
  readonly cookies: Cookies
  readonly request: UiRequest
  /** Seconds since the epoch. */
  readonly now: number
}

/** A page's answer as bytes and headers. */
export function renderAnswer(answer: PageAnswer, { pages, cookies, request, now }: Rendering): UiAnswer {
  const changes = [...cookieChanges(answer, cookies), ...languageCookie(request, cookies, now)]
  if ('location' in answer) return { ...redirectAnswer(answer.status, answer.location), cookies: changes }
  const { module, stylesheet, script } = pages
  const html = module.renderPage(answer.page, {
    language: module.languageFor(preferredLanguages(request, cookies, answer.locales)),
    theme: themeOf(request),
    stylesheet: stylesheet.address,
    script: script.address,
    requestId: request.id,
    here: answer.here,
  })
  const page = htmlAnswer(answer.status, html, { kind: 'page', formsLeadTo: answer.formsLeadTo ?? [] })
  const headers = { ...page.headers, ...answer.headers, Vary: 'Accept-Language, Cookie' }
  return { ...page, headers, cookies: changes }
}

function cookieChanges({ browser, session, console }: PageAnswer, cookies: Cookies): readonly string[] {
  return [
    ...(browser === undefined ? [] : [cookies.set('browser', browser)]),
    ...(console === undefined ? [] : [cookies.set('console', console.value)]),
    ...(session === undefined ? [] : [session === 'ended' ? cookies.clear('apps') : cookies.set('apps', session.value)]),
  ]
}

/** The theme chosen in the console, from the cookie it sets, so that the page has it from the first moment. */
function themeOf({ headers }: UiRequest): 'system' | 'light' | 'dark' {
  const theme = /(?:^|; )postern_theme=(light|dark)(?:;|$)/.exec(headers.cookie ?? '')?.[1]
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}
