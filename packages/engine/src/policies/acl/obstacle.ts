import type { Json } from '#finding.ts'
import type { Capability } from './capability.ts'

/** Why a request is not allowed: a kind and its facts. The caller is told none of it; audit entry and simulator are. */
export type AclObstacle =
  | { readonly code: 'operation_never_allowed' }
  | { readonly code: 'no_stanza' }
  | { readonly code: 'denied' }
  | { readonly code: 'capability_missing'; readonly capability: Capability }
  | { readonly code: 'sudo_missing' }
  | { readonly code: 'wrapping_ttl'; readonly min: number; readonly max: number; readonly asked: number }
  | { readonly code: 'parameter_missing'; readonly parameter: string }
  | { readonly code: 'parameter_denied'; readonly parameter: string; readonly values: readonly Json[] }
  | { readonly code: 'parameter_not_allowed'; readonly parameter: string; readonly values: readonly Json[] }
  | { readonly code: 'limit_exceeded'; readonly max: number }
