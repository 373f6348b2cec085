import { allowsOrigin, anyOrigin, type CorsSettings, maybeCorsSettings } from '@postern/engine/cors/cors-settings.ts'
import type { World } from '@postern/engine/world.ts'
import { type Answer, emptyAnswer, refusalAnswer } from './answer.ts'
import type { Dispatch } from './dispatch.ts'
import type { EdgeRequest } from './request.ts'

const methods = ['DELETE', 'GET', 'OPTIONS', 'POST', 'PUT', 'LIST', 'SCAN']

/** What clients of this API send. */
const usualHeaders = [
  'Content-Type',
  'Authorization',
  'X-Vault-Token',
  'X-Vault-MFA',
  'X-Vault-No-Request-Forwarding',
  'X-Vault-Wrap-Format',
  'X-Vault-Wrap-TTL',
  'X-Requested-With',
  'X-Vault-AWS-IAM-Server-ID',
  'X-Vault-Policy-Override',
]

/** Lets pages of the origins that were named call, and no others (spec/core.md 1.8). `world` is undefined while sealed. */
export function withCors(dispatch: Dispatch, world: () => World | undefined): Dispatch {
  return async (request) => {
    const { origin } = request.headers
    const current = origin === undefined ? undefined : world()
    const settings = current && (await maybeCorsSettings(current))
    if (settings === undefined || origin === undefined) return dispatch(request)
    if (!allowsOrigin(settings, origin)) return refusalAnswer({ status: 403, errors: ['origin not allowed'] })
    const answer = request.method === 'OPTIONS' ? preflight(request, settings) : await dispatch(request)
    return { ...answer, headers: { ...answer.headers, ...allowance(settings, origin) } }
  }
}

function preflight({ headers }: EdgeRequest, { allowedHeaders }: CorsSettings): Answer {
  const asked = headers['access-control-request-method']
  if (asked !== undefined && !methods.includes(asked)) return emptyAnswer(405)
  return {
    ...emptyAnswer(200),
    headers: {
      'Access-Control-Allow-Methods': methods.join(','),
      'Access-Control-Allow-Headers': [...usualHeaders, ...allowedHeaders].join(','),
      'Access-Control-Max-Age': '300',
    },
  }
}

function allowance({ allowedOrigins, allowsCredentials }: CorsSettings, origin: string): Readonly<Record<string, string>> {
  // Whoever lets every origin in has named none, so none is trusted with credentials.
  const isTrusted = allowsCredentials && !allowedOrigins.includes(anyOrigin)
  return {
    'Access-Control-Allow-Origin': origin,
    Vary: 'Origin',
    ...(isTrusted && { 'Access-Control-Allow-Credentials': 'true' }),
  }
}
