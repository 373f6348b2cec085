import type { AuthorizeReason } from '@postern/engine/oidc-provider/authorize/reasons.ts'
import { errorAnswer, type ReturnAnswer, type ReturnTarget } from '@postern/engine/oidc-provider/page/return-target.ts'
import { redirectErrorOf } from '#wording/authorize.ts'
import type { PageAnswer } from '../visit.ts'

interface BackOptions {
  /** What is answered is a form. */
  readonly isPost: boolean
  /** What the app is called, for a page that passes on. */
  readonly app: string | undefined
}

/** The way back to an app, in the form it wants. */
export function backWith(answer: ReturnAnswer, { isPost, app = '' }: BackOptions): PageAnswer {
  if (answer.mode === 'form_post') {
    const way = { by: 'post' as const, action: answer.action, fields: answer.fields }
    return { page: { kind: 'going', app, way }, status: 200, formsLeadTo: sourceOf(answer.action) }
  }
  const { location } = answer
  // A form may not lead to an app on the device in every browser; a link may.
  if (isPost && !/^https?:/i.test(location))
    return { page: { kind: 'going', app, way: { by: 'link', href: location } }, status: 200 }
  return { status: isPost ? 303 : 302, location }
}

/** The way back with an error, as the app may hear it. */
export function backWithError(
  { reason, target }: { readonly reason: AuthorizeReason; readonly target: ReturnTarget },
  options: BackOptions,
): PageAnswer {
  return backWith(errorAnswer(target, redirectErrorOf(reason)), options)
}

/** What a Content-Security-Policy calls the way to a redirect URI: its origin, or the scheme of an app on the device. */
export function sourceOf(redirectUri: string): string {
  const url = URL.parse(redirectUri)
  if (url === null) return ''
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : url.protocol
}
