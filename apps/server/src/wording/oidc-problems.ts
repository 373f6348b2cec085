import type { IdTokenProblem } from '@postern/engine/auth/oidc/id-token-problem.ts'
import type { ProviderFailure } from '@postern/engine/ports/relying-party.ts'
import { claimsProblem, jwsProblem, signatureProblem, statusLine } from './jwt-problems.ts'

/** What became of a request to a provider's endpoint. Its error code is told, never its description or body. */
export function exchangeDetail(failure: ProviderFailure): string {
  switch (failure.failure) {
    case 'oauth':
      return `oauth2: cannot fetch token: ${statusLine(failure.status)}: ${printable(failure.error)}`
    case 'status':
      return `oauth2: cannot fetch token: ${statusLine(failure.status)}`
    case 'not-conform':
      return `oauth2: cannot fetch token: ${failure.detail}`
    default:
      return `oauth2: cannot fetch token: ${failure.failure}: ${failure.detail}`
  }
}

// An error code consists of printable ASCII (RFC 6749 5.2), and whoever answers otherwise is not quoted.
function printable(error: string): string {
  return error.replace(/[^\x20-\x7e]/g, '').slice(0, 60)
}

/** Why an ID token is refused (spec/jwt-oidc-auth.md 7.8). */
export function idTokenDetail(problem: IdTokenProblem): string {
  switch (problem.problem) {
    case 'absent':
      return 'No id_token found in response.'
    case 'malformed':
      return jwsProblem(problem.cause)
    case 'algorithm':
      return `unexpected signature algorithm "${problem.algorithm}"; expected [${problem.accepted.join(' ')}]`
    case 'signature':
      return `failed to verify signature: ${signatureProblem(problem.cause, { isPinned: false })}`
    case 'claims':
      return claimsProblem(problem.cause)
    case 'issuer':
      return `id token issued by a different provider, expected "${problem.expected}" got "${problem.received}"`
    case 'expired':
      return 'token is expired'
    case 'not-before':
      return `current time ${problem.now} before the nbf (not before) time: ${problem.nbf}`
    case 'issued-in-future':
      return 'invalid issued at (iat): token issued in the future'
    case 'nonce':
      return 'invalid nonce'
    case 'subject':
      return 'missing sub claim'
    case 'audience':
      return 'invalid audience'
    case 'authorized-party':
      return 'invalid authorized party (azp)'
    case 'auth-time-missing':
      return 'missing claim: auth_time'
    case 'auth-time-old':
      return 'expired auth_time'
    case 'hash':
      return `invalid ${problem.claim}`
  }
}
