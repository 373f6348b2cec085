import type { Locales } from '#pages/visit.ts'
import type { Cookies } from '../ui/cookies.ts'
import type { UiRequest } from '../ui/ui-answer.ts'

/** Seconds a choice of language is kept: a year. */
const kept = 31_536_000

/**
 * The languages a person prefers, the best first: what the app says of them, what they once chose here, what their
 * browser says (spec/console.md e.6). A choice made while they are here goes before what the app says.
 */
export function preferredLanguages(request: UiRequest, cookies: Cookies, locales: Locales | undefined): readonly string[] {
  const asked = new URLSearchParams(request.query).get('lang')
  const [chosen = '', when = '0'] = cookies.read(request, 'language')?.split('.') ?? []
  const fromApp = locales?.tags.split(' ') ?? []
  const own = chosen === '' ? [] : [chosen]
  const isLater = locales !== undefined && Number(when) >= locales.since
  const chosenOrTold = isLater ? [...own, ...fromApp] : [...fromApp, ...own]
  return [...(asked === null ? [] : [asked]), ...chosenOrTold, ...acceptedLanguages(request.headers['accept-language'] ?? '')]
}

/** Remembers a choice made by a link of the page's footer. */
export function languageCookie(request: UiRequest, cookies: Cookies, now: number): readonly string[] {
  const asked = new URLSearchParams(request.query).get('lang') ?? ''
  return /^[a-z]{2}$/.test(asked) ? [cookies.set('language', `${asked}.${now}`, kept)] : []
}

/** `de-CH, en;q=0.5` in the order of its weights (RFC 9110 12.5.4). */
function acceptedLanguages(header: string): readonly string[] {
  return header
    .split(',')
    .slice(0, 20)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
