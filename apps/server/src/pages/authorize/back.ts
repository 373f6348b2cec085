import type { AuthorizeReason } from '@postern/engine/oidc-provider/authorize/reasons.ts'
import { errorAnswer, type ReturnAnswer, type ReturnTarget } from '@postern/engine/oidc-provider/page/return-target.ts'
import { redirectErrorOf } from '#wording/authorize.ts'
import type { PageAnswer, Visit } from '../visit.ts'

interface BackOptions {
  readonly status: 302 | 303
  /** The browser that comes from a form of ours; undefined when none of our forms led here. */
  readonly behindForm: Pick<Visit, 'isBrowser'> | undefined
  /** What the app is called, for a page that passes on. */
  readonly app: string | undefined
}

/** The way back to an app, in the form it wants. */
export function backWith(answer: ReturnAnswer, { status, behindForm, app = '' }: BackOptions): PageAnswer {
  if (answer.mode === 'form_post') {
    const way = { by: 'post' as const, action: answer.action, fields: answer.fields }
    // The app may send the browser on behind the form; there is nothing else on the page that could be sent.
    return { page: { kind: 'going', app, way }, status: 200, formsLeadTo: anywhereFrom(answer.action) }
  }
  const { location } = answer
  return behindForm === undefined ? { status, location } : onward(location, { status, app, isBrowser: behindForm.isBrowser })
}

/** An app without https sends on without it. */
function anywhereFrom(action: string): readonly string[] {
  return [...sourcesOf(action), 'https:', ...(/^http:/i.test(action) ? ['http:'] : [])]
}

interface Onward extends Pick<Visit, 'isBrowser'> {
  readonly status: 302 | 303
  readonly app: string
}

/**
 * The way from a form of ours to somewhere else. Chromium and Safari hold the page's `form-action` against every redirect
 * behind the form, those of the app among them, so browsers get a page that goes on by itself: a navigation of its own.
 */
export function onward(location: string, { status, app, isBrowser }: Onward): PageAnswer {
  const isWeb = /^https?:/i.test(location)
  return isWeb && !isBrowser
    ? { status, location }
    : { page: { kind: 'going', app, way: { by: 'link', href: location } }, status: 200 }
}

/** The way back with an error, as the app may hear it. */
export function backWithError(
  { reason, target }: { readonly reason: AuthorizeReason; readonly target: ReturnTarget },
  options: BackOptions,
): PageAnswer {
  return backWith(errorAnswer(target, redirectErrorOf(reason)), options)
}

/** What a Content-Security-Policy calls the way to a redirect URI: its origin, or the scheme of an app on the device. */
export function sourcesOf(redirectUri: string): readonly string[] {
  const url = URL.parse(redirectUri)
  if (url === null) return []
  return [url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : url.protocol]
}
