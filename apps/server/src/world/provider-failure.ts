import type { ProviderFailure } from '@postern/engine/ports/relying-party.ts'
import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import { Unanswered } from './provider-fetch.ts'

/** What went wrong at the provider, without a word of what it answered beyond its error code. */
export function providerFailureOf(error: unknown): ProviderFailure {
  const unanswered = inChain(error, (cause) => cause instanceof Unanswered)
  if (unanswered instanceof Unanswered) return unanswered.failure
  if (error instanceof ResponseBodyError) return { failure: 'oauth', error: error.error, status: error.status }
  if (error instanceof WWWAuthenticateChallengeError) return { failure: 'status', status: error.status }
  const response = inChain(error, (cause) => cause instanceof Response)
  if (response instanceof Response) return { failure: 'status', status: response.status }
  // The library's messages name members and expectations, never values.
  return { failure: 'not-conform', detail: error instanceof ClientError ? error.message : 'unexpected answer' }
}

/** The first cause that is meant, the error itself included. */
function inChain(error: unknown, isMeant: (cause: unknown) => boolean): unknown {
  let cause = error
  for (let depth = 0; depth < 8 && cause !== undefined; depth += 1) {
    if (isMeant(cause)) return cause
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return undefined
}
