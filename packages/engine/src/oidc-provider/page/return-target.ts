import type { World } from '#world.ts'
import type { AuthorizeFacts } from '../authorize/authorize-facts.ts'
import { providerIssuer } from '../issuer.ts'

/** Where the person goes back to: a redirect URI that was proven, and what every answer repeats. */
export interface ReturnTarget {
  readonly redirectUri: string
  readonly mode: 'query' | 'form_post'
  /** Empty when none was sent. */
  readonly state: string
  readonly issuer: string
}

/** How the browser carries an answer to the app. */
export type ReturnAnswer =
  | { readonly mode: 'query'; readonly location: string }
  /** A form that posts itself: nothing of the answer is in an address. */
  | { readonly mode: 'form_post'; readonly action: string; readonly fields: Readonly<Record<string, string>> }

export function returnTarget({ settings }: World, { request, provider }: AuthorizeFacts, responseMode: string): ReturnTarget {
  return {
    redirectUri: request.redirectUri,
    mode: responseMode === 'form_post' ? 'form_post' : 'query',
    state: request.state,
    issuer: providerIssuer(settings, { name: request.provider, issuer: provider?.issuer ?? '' }),
  }
}

/** The way back with a code. */
export function codeAnswer(target: ReturnTarget, code: string): ReturnAnswer {
  return answerTo(target, { code })
}

/** The way back with an error, as the edge words it. */
export function errorAnswer(target: ReturnTarget, [error, error_description]: readonly [string, string]): ReturnAnswer {
  return answerTo(target, { error, error_description })
}

/** Every answer names its issuer (RFC 9207), and the state when there was one. */
function answerTo({ redirectUri, mode, state, issuer }: ReturnTarget, members: Readonly<Record<string, string>>): ReturnAnswer {
  const fields = { ...members, ...(state === '' ? {} : { state }), iss: issuer }
  return mode === 'form_post' ? { mode, action: redirectUri, fields } : { mode, location: withQuery(redirectUri, fields) }
}

/** The parameters of an address stay as they are, byte for byte; ours come behind them. */
export function withQuery(address: string, members: Readonly<Record<string, string>>): string {
  const added = new URLSearchParams(members).toString()
  if (added === '') return address
  if (!address.includes('?')) return `${address}?${added}`
  return /[?&]$/.test(address) ? address + added : `${address}&${added}`
}
