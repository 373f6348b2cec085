import type { OutsideFailure } from '#ports/outside.ts'

/** Why a provider handler could not learn more of a person than the token says (spec/jwt-oidc-auth.md 10). */
export type ProviderCallProblem =
  | { readonly problem: 'no-claim-source'; readonly claim: string }
  | { readonly problem: 'no-access-token' }
  | { readonly problem: 'empty-access-token' }
  | { readonly problem: 'host-not-allowed'; readonly host: string }
  | { readonly problem: 'status'; readonly status: number }
  | { readonly problem: 'connection'; readonly failure: OutsideFailure['failure']; readonly detail: string }
  | { readonly problem: 'not-json' }
  | { readonly problem: 'too-many-pages'; readonly limit: number }
  | { readonly problem: 'service-account' }
  | { readonly problem: 'no-user' }
