import type { ClusterProblem } from './cluster-problem.ts'

/** Why a review of a token does not let it in (spec/jwt-oidc-auth.md 11.4). */
export type ReviewProblem =
  | ClusterProblem
  | { readonly problem: 'review-error' }
  | { readonly problem: 'not-authenticated' }
  | { readonly problem: 'audiences' }
  | { readonly problem: 'no-service-account' }
  | { readonly problem: 'other-account'; readonly differs: 'name' | 'uid' | 'namespace' }
