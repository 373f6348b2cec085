import type { Answer } from '../answer.ts'
import type { EdgeRequest } from '../request.ts'

/** A request that a browser sends to `/ui/…`; its path is whole. */
export type UiRequest = EdgeRequest

/** What a browser may do with a page. */
export interface Protection {
  /**
   * `page`: for everybody, maybe in an app's popup; `console`: cut from windows of other sites; `preview`: a page that
   * does nothing, in a frame of the console (spec/console.md e.5).
   */
  readonly kind: 'page' | 'console' | 'preview'
  /** Where a form on the page may lead, beside ourselves: a validated origin, or a scheme. */
  readonly formsLeadTo?: readonly string[]
  /** For styles a library of the console adds at run time. */
  readonly nonce?: string
}

/** An answer to a browser. */
export interface UiAnswer extends Answer {
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[]
  readonly protection?: Protection
  /** What an operator wants pages to be sent with; goes before what we send by ourselves. */
  readonly extraHeaders?: readonly { readonly name: string; readonly values: readonly string[] }[]
}

/** Sends the browser on. 303 after a form, so that what was posted goes no further; never 307 or 308. */
export function redirectAnswer(status: 302 | 303, location: string): UiAnswer {
  return { status, headers: { Location: location, 'Cache-Control': 'no-store' }, body: undefined, protection: { kind: 'page' } }
}

/** A page. It is made for one person at one moment, so nobody keeps it. */
export function htmlAnswer(status: number, html: string, protection: Protection): UiAnswer {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
  return { status, headers, body: html, protection }
}
