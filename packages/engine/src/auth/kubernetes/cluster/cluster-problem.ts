import type { OutsideFailure } from '#ports/outside.ts'

/** Why the API server of a cluster told nothing. Nothing of what it answered is repeated. */
export type ClusterProblem =
  | { readonly problem: 'connection'; readonly failure: OutsideFailure['failure']; readonly detail: string }
  | { readonly problem: 'status'; readonly status: number }
  | { readonly problem: 'not-json' }
  /** It answered with a `Status`: an error in the form of an object. */
  | { readonly problem: 'status-object' }
  /** What only a reviewer may ask cannot be asked with the token that logs in. */
  | { readonly problem: 'no-reviewer' }
