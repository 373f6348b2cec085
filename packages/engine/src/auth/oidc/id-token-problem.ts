import type { JwsProblem } from '#crypto/parse-jws.ts'
import type { ClaimsProblem } from '../jwt/claims/parse-claims.ts'
import type { SignatureProblem } from '../jwt/keys/keys-problem.ts'

/** What is wrong with an ID token (spec/jwt-oidc-auth.md 7.8). */
export type IdTokenProblem =
  | { readonly problem: 'absent' }
  | { readonly problem: 'malformed'; readonly cause: JwsProblem }
  | { readonly problem: 'algorithm'; readonly algorithm: string; readonly accepted: readonly string[] }
  | { readonly problem: 'signature'; readonly cause: SignatureProblem }
  | { readonly problem: 'claims'; readonly cause: ClaimsProblem }
  | { readonly problem: 'issuer'; readonly expected: string; readonly received: string }
  | { readonly problem: 'expired' }
  | { readonly problem: 'not-before'; readonly now: number; readonly nbf: number }
  | { readonly problem: 'issued-in-future' }
  | { readonly problem: 'nonce' }
  | { readonly problem: 'subject' }
  | { readonly problem: 'audience' }
  | { readonly problem: 'authorized-party' }
  | { readonly problem: 'auth-time-missing' }
  | { readonly problem: 'auth-time-old' }
  | { readonly problem: 'hash'; readonly claim: 'at_hash' }
