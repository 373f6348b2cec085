import { pass, refusal, type Rule } from '#finding.ts'
import type { KubernetesReason } from '../reasons.ts'
import type { KubernetesRole } from './kubernetes-role.ts'
import { namespaceSelector } from './namespace-selector.ts'

/** A role about to be written, and the longest life its mount gives. */
export interface KubernetesRoleFacts {
  readonly role: KubernetesRole
  readonly maxTtl: number
}

type RoleRule = Rule<KubernetesRoleFacts, KubernetesReason>

const rule = (name: string, look: RoleRule['look']): RoleRule => ({ name, look })

const isMixed = (patterns: readonly string[]) => patterns.length > 1 && patterns.includes('*')
const isOpen = (patterns: readonly string[]) => patterns.some((pattern) => /^\*+$/.test(pattern))

/** What a role must be (spec/jwt-oidc-auth.md 11.2, spec/security.md 4.11). */
export const kubernetesRoleRules: readonly RoleRule[] = [
  rule('token_period', ({ role: { token }, maxTtl: max }) =>
    token.token_period > max ? refusal({ code: 'kubernetes_period', period: token.token_period, max }) : pass,
  ),
  rule('bound_service_account_names', ({ role: { bound_service_account_names: names } }) => {
    if (names.length === 0) return refusal({ code: 'kubernetes_names_missing' })
    return isMixed(names) ? refusal({ code: 'kubernetes_mixed_wildcard' }) : pass
  }),
  rule('bound_service_account_namespaces', ({ role }) => {
    const { bound_service_account_namespaces: namespaces, bound_service_account_namespace_selector: selector } = role
    if (namespaces.length === 0 && selector === '') return refusal({ code: 'kubernetes_namespaces_missing' })
    return isMixed(namespaces) ? refusal({ code: 'kubernetes_mixed_wildcard' }) : pass
  }),
  rule('bound_service_account_namespace_selector', ({ role: { bound_service_account_namespace_selector: selector } }) =>
    selector === '' || namespaceSelector(selector) !== undefined ? pass : refusal({ code: 'kubernetes_selector' }),
  ),
  rule('wildcards', ({ role }) =>
    isOpen(role.bound_service_account_names) && isOpen(role.bound_service_account_namespaces)
      ? refusal({ code: 'kubernetes_open_to_all' })
      : pass,
  ),
]
