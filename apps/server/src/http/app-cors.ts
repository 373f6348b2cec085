import { appOrigins } from '@postern/engine/oidc-provider/providers/app-origins.ts'
import type { World } from '@postern/engine/world.ts'
import { emptyAnswer } from './answer.ts'
import type { Dispatch } from './dispatch.ts'

// The authorization endpoint is none of them: people go there, pages do not call it (RFC 9700 4.1.3).
const appPath =
  /^identity\/oidc\/provider\/([\w.-]+)\/(?:\.well-known\/(?:openid-configuration|keys)|token|userinfo|revoke|par|device)$/

/** What calls where: apps in a browser, and everybody else. */
export interface AppCorsParts {
  readonly dispatch: Dispatch
  /** For origins no app has named, which the server may still let in. */
  readonly otherwise: Dispatch
  /** Undefined while sealed. */
  world(): World | undefined
}

/** Lets pages of an app's own origins call what apps call, wherever the rest of the API is closed to them. */
export function withAppCors({ dispatch, otherwise, world }: AppCorsParts): Dispatch {
  return async (request) => {
    const [, provider] = appPath.exec(request.path) ?? []
    const current = provider === undefined ? undefined : world()
    if (provider === undefined || current === undefined) return otherwise(request)
    const origins = await appOrigins(current, provider)
    if (origins.size === 0) return otherwise(request)

    const { origin } = request.headers
    const isAllowed = origin !== undefined && origins.has(origin)
    const isPreflight = isAllowed && request.method === 'OPTIONS'
    const answer = isPreflight ? { ...emptyAnswer(204), headers: preflight } : await (isAllowed ? dispatch : otherwise)(request)
    // Caches keep what is published here, and must not hand one origin's copy to another.
    return { ...answer, headers: { Vary: 'Origin', ...answer.headers, ...(isAllowed && allowance(origin)) } }
  }
}

const preflight = {
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Max-Age': '300',
}

function allowance(origin: string): Readonly<Record<string, string>> {
  return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'WWW-Authenticate' }
}
