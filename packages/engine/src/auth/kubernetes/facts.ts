import type { Jws, JwsProblem } from '#crypto/parse-jws.ts'
import type { Rule } from '#finding.ts'
import type { AuthReason } from '../reasons.ts'
import type { ReadClaims } from '../jwt/claims/parse-claims.ts'
import type { ClusterProblem } from './cluster/cluster-problem.ts'
import type { ReviewProblem } from './cluster/review-problem.ts'
import type { KubernetesConfig } from './config/kubernetes-config.ts'
import type { KubernetesReason } from './reasons.ts'
import type { KubernetesRole } from './roles/kubernetes-role.ts'
import type { Labels } from './roles/namespace-selector.ts'
import type { ServiceAccount } from './service-account.ts'

/** What the rules of a kubernetes login look at; what is absent has not been learnt. */
export interface KubernetesFacts {
  /** As it was typed; empty when none was named. */
  readonly roleName: string
  readonly role?: KubernetesRole | undefined
  /** The names of the mount's roles: known only when a missing one is to be explained. */
  readonly knownRoles?: readonly string[]
  readonly jwt: string
  readonly remoteAddress: string
  readonly config?: KubernetesConfig | undefined
  /** Seconds since the epoch. */
  readonly now: number
  readonly jws?: Jws | JwsProblem
  readonly read?: ReadClaims
  readonly account?: ServiceAccount
  /** Only where the mount has keys to look with. */
  readonly isSignatureRight?: boolean
  /** Only where the role selects namespaces by labels, and does not name this one. */
  readonly labels?: { readonly found: Labels } | ClusterProblem
  /** What the cluster says of the token: asked when nothing else refuses it. */
  readonly review?: 'agrees' | ReviewProblem
  /** Of the service account; only where the mount copies them. */
  readonly annotations?: { readonly found: Labels } | ClusterProblem
}

/** Why a login is refused, by the method's own rules or by those all methods share. */
export type LoginReason = KubernetesReason | AuthReason

export type LoginRule = Rule<KubernetesFacts, LoginReason>
