import { STATUS_CODES } from 'node:http'
import type { ClaimsProblem } from '@postern/engine/auth/jwt/claims/parse-claims.ts'
import type { KeysProblem, SignatureProblem } from '@postern/engine/auth/jwt/keys/keys-problem.ts'
import type { ProviderCallProblem } from '@postern/engine/auth/jwt/providers/provider-call-problem.ts'
import type { TimesProblem } from '@postern/engine/auth/jwt/reasons.ts'
import type { JwsProblem } from '@postern/engine/crypto/parse-jws.ts'
import type { PemProblem } from '@postern/engine/crypto/public-key-pem.ts'

/** `404 Not Found`. */
export function statusLine(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ''}`.trim()
}

export function pemProblem(problem: PemProblem): string {
  return problem === 'no-key' ? 'data does not contain any valid public keys' : 'unexpected trailing data after parsed PEM block'
}

/** Why keys cannot be had (spec/jwt-oidc-auth.md 2.3, 4.5). */
export function keysProblem(problem: KeysProblem): string {
  switch (problem.problem) {
    case 'status':
      return `get keys failed: ${statusLine(problem.status)}`
    case 'not-json':
      return 'failed to decode keys: the answer is not the JSON document that was expected'
    case 'connection':
      return `fetching keys ${problem.failure}: ${problem.detail}`
    case 'too-many-keys':
      return `failed to decode keys: more than ${problem.limit} keys`
    case 'bad-ca':
      return 'could not parse CA PEM value successfully'
    case 'issuer':
      return `issuer did not match the returned issuer, expected "${problem.expected}" got "${problem.received}"`
    case 'pem':
      return pemProblem(problem.pem)
    case 'no-cluster':
      return 'this server does not run in a Kubernetes cluster'
    case 'none-of-several':
      return `failed to refresh all ${problem.count} JWKS caches - check network connectivity and JWKS endpoints`
  }
}

/** Why no key made the signature, behind `error validating token: `. */
export function signatureProblem(problem: SignatureProblem, { isPinned }: { readonly isPinned: boolean }): string {
  switch (problem.problem) {
    case 'signature':
      return isPinned
        ? 'error verifying token signature: no known key successfully validated the token signature'
        : 'error verifying token signature: failed to verify id token signature'
    case 'no-kid':
      return 'token missing kid header parameter'
    case 'unknown-kid':
      return `error searching for key set with kid ${problem.kid}: no key found with kid ${problem.kid} in any JWKS endpoint`
    case 'none-of-several':
      return keysProblem(problem)
    default:
      return `error verifying token signature: ${keysProblem(problem)}`
  }
}

/** Why a text is no token, behind `error verifying token signature: `. */
export function jwsProblem(problem: JwsProblem): string {
  switch (problem.problem) {
    case 'too-long':
      return `token is longer than ${problem.limit} bytes`
    case 'parts':
      return `malformed jwt: compact JWS format must have three parts, got ${problem.parts}`
    case 'encoding':
      return `malformed jwt: the ${problem.part} is not base64url`
    case 'header':
      return 'malformed jwt: the header is not a JSON object with an algorithm'
    case 'critical':
      return 'malformed jwt: unsupported crit header'
    case 'algorithm':
      return `malformed jwt: unexpected signature algorithm "${problem.algorithm.slice(0, 40)}"`
  }
}

/** Why the claims cannot be judged, behind `error validating token: `. */
export function claimsProblem(problem: ClaimsProblem): string {
  switch (problem.problem) {
    case 'payload':
      return 'error verifying token signature: the payload is not a JSON object'
    case 'depth':
      return `claims are nested deeper than ${problem.limit} levels`
    case 'collision':
      return `ambiguous claim: key "${problem.key}" collides with registered claim "${problem.name}" under case folding`
    case 'duplicate':
      return `ambiguous claim: registered claim "${problem.name}" occurs more than once`
    case 'type':
      return `failed to decode claim "${problem.name}": expected ${problem.expected}`
  }
}

/** Why the times do not hold, behind `error validating token: `. */
export function timesProblem(problem: TimesProblem): string {
  switch (problem) {
    case 'none':
      return 'no issued at (iat), not before (nbf), or expiration time (exp) claims in token'
    case 'not-yet':
      return 'invalid not before (nbf) claim: token not yet valid'
    case 'expired':
      return 'invalid expiration time (exp) claim: token is expired'
    case 'issued-in-future':
      return 'invalid issued at (iat) claim: token issued in the future'
  }
}

/** Why a provider's API told nothing (spec/jwt-oidc-auth.md 10). */
export function callProblem(problem: ProviderCallProblem): string {
  switch (problem.problem) {
    case 'no-claim-source':
      return `unable to get claim sources: "${problem.claim}" claim not found in token`
    case 'no-access-token':
      return 'token unavailable to call Microsoft Graph API'
    case 'empty-access-token':
      return 'access token is empty. Cannot call Microsoft Graph API'
    case 'host-not-allowed':
      return `host "${problem.host}" may not be asked`
    case 'status':
      return `unexpected answer: ${statusLine(problem.status)}`
    case 'connection':
      return `no answer: ${problem.failure}: ${problem.detail}`
    case 'not-json':
      return 'unexpected answer: not the JSON that was expected'
    case 'too-many-pages':
      return `more than ${problem.limit} pages`
    case 'service-account':
      return 'the service account cannot be used'
    case 'no-user':
      return 'the token does not say whose groups are meant'
  }
}
