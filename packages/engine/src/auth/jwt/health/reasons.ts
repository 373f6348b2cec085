import type { KeysProblem } from '../keys/keys-problem.ts'

/** What is wrong with an identity provider, or with how a mount is set up for it (spec/console.md b.8). */
export type HealthReason =
  | { readonly code: 'jwt_health_discovery'; readonly problem: KeysProblem }
  | { readonly code: 'jwt_health_issuer'; readonly expected: string; readonly received: string }
  | { readonly code: 'jwt_health_key_set'; readonly problem: KeysProblem }
  | { readonly code: 'jwt_health_pinned_keys'; readonly problem: KeysProblem }
  | { readonly code: 'jwt_health_no_usable_key' }
  | { readonly code: 'jwt_health_algorithms'; readonly offered: readonly string[]; readonly accepted: readonly string[] }
  | { readonly code: 'jwt_health_issuer_unbound' }
  | { readonly code: 'jwt_health_bound_issuer'; readonly bound: string; readonly issued: string }
  | { readonly code: 'jwt_health_certificate'; readonly days: number }
  | { readonly code: 'jwt_health_clock'; readonly offset: number }
