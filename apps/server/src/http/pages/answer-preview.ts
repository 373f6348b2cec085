import { findSession } from '@postern/engine/sessions/find-session.ts'
import type { World } from '@postern/engine/world.ts'
import { draftIn, draftPage } from '#pages/preview/draft-page.ts'
import type { Cookies } from '../ui/cookies.ts'
import { htmlAnswer, type UiAnswer, type UiRequest } from '../ui/ui-answer.ts'
import type { ServedPages } from './page-module.ts'

interface PreviewParts {
  readonly world: World
  readonly cookies: Cookies
  readonly pages: ServedPages
}

/**
 * The consent page with a draft in it, for a frame of the console of somebody who is signed in; undefined for all others.
 * What it shows comes out of its address, so it must never stand by itself under ours.
 */
export async function answerPreview({ world, cookies, pages }: PreviewParts, request: UiRequest): Promise<UiAnswer | undefined> {
  const { headers, remoteAddress } = request
  const isFramed = headers['sec-fetch-dest'] === 'iframe' && headers['sec-fetch-site'] === 'same-origin'
  const parameters = new URLSearchParams(request.query)
  const draft = isFramed ? draftIn(parameters.get('draft') ?? '') : undefined
  if (draft === undefined) return undefined
  const value = cookies.read(request, 'console')
  const session = await findSession(world, { kind: 'console', value, remoteAddress, isUse: false })
  if (session === undefined) return undefined

  const { module, stylesheet, script } = pages
  const theme = parameters.get('theme')
  const html = module.renderPage(draftPage(world, draft), {
    language: module.languageFor([parameters.get('lang') ?? '']),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    stylesheet: stylesheet.address,
    script: script.address,
    requestId: request.id,
  })
  return htmlAnswer(200, html, { kind: 'preview' })
}
