import type { Fix } from '#finding.ts'

/** What a fix of a kubernetes login comes down to beside what those of jwt logins do. */
type KubernetesAdvice =
  | 'allow_service_account'
  | 'allow_namespace'
  | 'bind_received_audience'
  | 'drop_policy'
  | 'name_alias_by_name'
  | 'let_reviewer_review'
  | 'set_reviewer'

/** A change to the role; it lets in more than the login at hand unless it only mends. */
export const onKubernetesRole = (advice: KubernetesAdvice, patch: Fix['patch'], widensAccess: boolean): Fix => ({
  on: 'role',
  advice,
  widensAccess,
  ...(patch ? { patch } : {}),
})

/** Something to be set right at the mount or in the cluster. */
export const inCluster = (advice: KubernetesAdvice): Fix => ({ on: 'config', advice, widensAccess: false })
