import type { SessionKind } from '@postern/engine/sessions/session-record.ts'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { UiRequest } from './ui-answer.ts'

/** What our cookies remember: a sign-in of either kind, the browser itself for its forms, and the language. */
export type CookieName = SessionKind | 'browser' | 'language'

const names: Readonly<Record<CookieName, string>> = {
  console: 'postern_console',
  apps: 'postern_apps',
  browser: 'postern_browser',
  language: 'postern_language',
}

/** Cookies as they are read and set. Under https their names bind them to this host and to https. */
export interface Cookies {
  read(request: UiRequest, name: CookieName): string | undefined
  /** A value of `Set-Cookie`; without a life in seconds the cookie goes with the browser. */
  set(name: CookieName, value: string, life?: number): string
  clear(name: CookieName): string
}

export function createCookies({ isSecure }: { readonly isSecure: boolean }): Cookies {
  const fullName = (name: CookieName) => (isSecure ? `__Host-${names[name]}` : names[name])
  const set: Cookies['set'] = (name, value, life) =>
    stringifySetCookie({
      name: fullName(name),
      value,
      path: '/',
      httpOnly: true,
      secure: isSecure,
      // Lax, so that it is there when an app or an identity provider sends the browser here.
      sameSite: 'lax',
      ...(life === undefined ? {} : { maxAge: life }),
    })
  return {
    read: ({ headers }, name) =>
      headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[fullName(name)] || undefined,
    set,
    clear: (name) => set(name, '', 0),
  }
}
