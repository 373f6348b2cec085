import type { Outside, OutsideFailure } from '@postern/engine/ports/outside.ts'
import type { ProviderAccess } from '@postern/engine/ports/relying-party.ts'
import type { CustomFetch } from 'openid-client'

/** What was taken out of an answer before the library saw it. */
export interface Lifted {
  idToken?: string
}

/** No answer came: thrown through the library, which knows fetch alone. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
  readonly failure: OutsideFailure

  constructor(failure: OutsideFailure) {
    super(failure.failure)
    this.failure = failure
  }
}

/** A fetch for openid-client that goes through the outside port. */
export function fetchThrough(outside: Outside, { caPem, serverNames }: ProviderAccess, lifted: Lifted): CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await outside.send({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body === undefined || body === null ? {} : { body: await new Response(body).text() }),
      ...(caPem ? { caPem } : {}),
      ...(serverNames?.length ? { serverNames } : {}),
    })
    if ('failure' in answer) throw new Unanswered(answer)
    const bodyless = [101, 204, 205, 304].includes(answer.status)
    return new Response(bodyless ? null : adapted(answer.body, lifted), { status: answer.status, headers: answer.headers })
  }
}

/**
 * The engine judges ID tokens by its own rules (spec/jwt-oidc-auth.md 7.8: an audience of the role, `azp`, leeways), which
 * the library's stricter ones would pre-empt, so the token is lifted out. Some providers spell a device member `…_url`.
 */
function adapted(body: string, lifted: Lifted): string {
  const json = objectIn(body)
  if (json === undefined) return body
  const { id_token: idToken, ...rest } = json
  if (typeof idToken === 'string') Object.assign(lifted, { idToken })
  return JSON.stringify({
    ...rest,
    ...withSpelling(rest, 'verification_uri', 'verification_url'),
    ...withSpelling(rest, 'verification_uri_complete', 'verification_url_complete'),
  })
}

function withSpelling(json: Readonly<Record<string, unknown>>, usual: string, other: string): Record<string, unknown> {
  return json[usual] === undefined && json[other] !== undefined ? { [usual]: json[other] } : {}
}

function objectIn(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
