import type { JwsProblem } from '#crypto/parse-jws.ts'
import type { PemProblem } from '#crypto/public-key-pem.ts'
import type { ClaimsProblem } from '../jwt/claims/parse-claims.ts'
import type { TimesProblem } from '../jwt/reasons.ts'
import type { ClusterProblem } from './cluster/cluster-problem.ts'
import type { ReviewProblem } from './cluster/review-problem.ts'

/** Why a configuration or a role cannot stand (spec/jwt-oidc-auth.md 11.1, 11.2). */
export type KubernetesSettingReason =
  | { readonly code: 'kubernetes_host_missing' }
  | { readonly code: 'kubernetes_ca_missing' }
  | { readonly code: 'kubernetes_ca_invalid' }
  | { readonly code: 'kubernetes_public_key'; readonly pem: PemProblem }
  | { readonly code: 'kubernetes_names_missing' }
  | { readonly code: 'kubernetes_namespaces_missing' }
  | { readonly code: 'kubernetes_mixed_wildcard' }
  | { readonly code: 'kubernetes_open_to_all' }
  | { readonly code: 'kubernetes_selector' }
  | { readonly code: 'kubernetes_alias_source' }
  | { readonly code: 'kubernetes_ttl' }
  | { readonly code: 'kubernetes_period'; readonly period: number; readonly max: number }

/** Why a login is refused (11.3). */
export type KubernetesLoginReason =
  | { readonly code: 'kubernetes_role_missing' }
  | { readonly code: 'kubernetes_jwt_missing' }
  | { readonly code: 'kubernetes_role_not_found'; readonly role: string }
  | { readonly code: 'kubernetes_source_address'; readonly address: string }
  | { readonly code: 'kubernetes_config_missing' }
  | { readonly code: 'kubernetes_token_malformed'; readonly problem: JwsProblem }
  | { readonly code: 'kubernetes_claims'; readonly problem: ClaimsProblem }
  | { readonly code: 'kubernetes_signature' }
  | { readonly code: 'kubernetes_issuer' }
  | { readonly code: 'kubernetes_audience' }
  | { readonly code: 'kubernetes_times'; readonly problem: TimesProblem }
  | { readonly code: 'kubernetes_account' }
  | { readonly code: 'kubernetes_namespace'; readonly problem?: ClusterProblem }
  | { readonly code: 'kubernetes_uid_missing' }
  | { readonly code: 'kubernetes_account_incomplete' }
  | { readonly code: 'kubernetes_review'; readonly problem: ReviewProblem }
  | { readonly code: 'kubernetes_annotations'; readonly problem: ClusterProblem }

/** Every reason of the kubernetes method. */
export type KubernetesReason =
  | KubernetesSettingReason
  | KubernetesLoginReason
  | { readonly code: 'kubernetes_role_gone'; readonly role: string }
