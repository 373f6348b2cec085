import { notReached, pass, refusal } from '#finding.ts'
import { normalPolicy } from '#policies/policy-names.ts'
import { policyRefusal } from '../token-policies.ts'
import { onKubernetesRole } from './advice.ts'
import type { LoginRule } from './facts.ts'
import { accountName, clusterRules, namespaceRules } from './rules/account.ts'
import { entryRules } from './rules/entry.ts'
import { tokenRules } from './rules/token.ts'

const assignedPolicies: LoginRule = {
  name: 'assigned_policies',
  look({ role }) {
    if (role === undefined) return notReached
    const { token_policies: named } = role.token
    const reason = policyRefusal(named)
    if (reason === undefined) return pass
    const kept = named.filter((name) => policyRefusal([normalPolicy(name)]) === undefined)
    return refusal(reason, { received: named, fixes: [onKubernetesRole('drop_policy', { token_policies: kept }, false)] })
  },
}

/** What holds before anything is asked of the cluster with the reviewer's token. */
export const rulesBeforeLabels: readonly LoginRule[] = [...entryRules, ...tokenRules, accountName]

/** What holds before the token is shown to the cluster. */
export const rulesBeforeReview: readonly LoginRule[] = [...rulesBeforeLabels, ...namespaceRules]

/** The rules of a kubernetes login, in the order of spec/jwt-oidc-auth.md 11.3. */
export const kubernetesLoginRules: readonly LoginRule[] = [...rulesBeforeReview, ...clusterRules, assignedPolicies]
