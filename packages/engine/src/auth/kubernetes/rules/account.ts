import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { matchesGlob } from '../../jwt/roles/glob.ts'
import { inCluster, onKubernetesRole } from '../advice.ts'
import type { KubernetesFacts, LoginRule } from '../facts.ts'
import { isSelected, namespaceSelector } from '../roles/namespace-selector.ts'

const matchesOne = (patterns: readonly string[], name: string) =>
  name !== '' && patterns.some((pattern) => matchesGlob(pattern, name))

/** The role lets a service account of this name in. */
export const accountName: LoginRule = {
  name: 'service_account_name',
  look({ role, account }) {
    if (role === undefined || account === undefined) return notReached
    const { bound_service_account_names: names } = role
    if (matchesOne(names, account.name)) return pass
    const patch = { bound_service_account_names: [...names, account.name] }
    return refusal(
      { code: 'kubernetes_account' },
      {
        expected: names,
        received: account.name,
        fixes: account.name === '' ? [] : [onKubernetesRole('allow_service_account', patch, true)],
      },
    )
  },
}

/** Whether the role would have to ask for the labels of the token's namespace. */
export function needsLabels({ role, account }: KubernetesFacts): boolean {
  if (role === undefined || account === undefined || account.namespace === '') return false
  return (
    role.bound_service_account_namespace_selector !== '' && !matchesOne(role.bound_service_account_namespaces, account.namespace)
  )
}

/** It is in a namespace that the role names, or selects by its labels. */
const accountNamespace: LoginRule = {
  name: 'service_account_namespace',
  look(facts) {
    const { role, account, labels } = facts
    if (role === undefined || account === undefined) return notReached
    const { bound_service_account_namespaces: namespaces, bound_service_account_namespace_selector: written } = role
    if (matchesOne(namespaces, account.namespace)) return pass
    if (needsLabels(facts) && labels === undefined) return notReached
    const selector = namespaceSelector(written)
    if (selector && labels && 'found' in labels && isSelected(selector, labels.found)) return pass
    const problem = labels && 'problem' in labels ? labels : undefined
    const patch = { bound_service_account_namespaces: [...namespaces, account.namespace] }
    return refusal(
      { code: 'kubernetes_namespace', ...(problem && { problem }) },
      {
        expected: { bound_service_account_namespaces: namespaces, ...(selector && { matchLabels: selector }) },
        received: { namespace: account.namespace, ...(labels && 'found' in labels && { labels: labels.found }) },
        fixes: [
          ...(problem?.problem === 'no-reviewer' ? [inCluster('set_reviewer')] : []),
          ...(account.namespace === '' ? [] : [onKubernetesRole('allow_namespace', patch, true)]),
        ],
      },
    )
  },
}

/** The token says what the service account is to be known by. */
const aliasName: LoginRule = {
  name: 'alias_name',
  look({ role, account }) {
    if (role === undefined || account === undefined) return notReached
    if (role.alias_name_source === 'serviceaccount_uid') {
      if (account.uid !== '') return pass
      const patch = { alias_name_source: 'serviceaccount_name' }
      return refusal({ code: 'kubernetes_uid_missing' }, { fixes: [onKubernetesRole('name_alias_by_name', patch, false)] })
    }
    return account.name !== '' && account.namespace !== '' ? pass : refusal({ code: 'kubernetes_account_incomplete' })
  },
}

/** What the cluster says of the token: nothing else proves it (spec/security.md 4.11). */
const tokenReview: LoginRule = {
  name: 'token_review',
  look({ review }) {
    if (review === undefined) return notReached
    if (review === 'agrees') return pass
    return refusal(
      { code: 'kubernetes_review', problem: review },
      { received: { ...review }, fixes: [inCluster('let_reviewer_review')] },
    )
  },
}

const annotations: LoginRule = {
  name: 'annotations',
  look({ config, annotations: read }) {
    if (config === undefined) return notReached
    if (!config.use_annotations_as_alias_metadata) return notAsked
    if (read === undefined) return notReached
    return 'found' in read ? pass : refusal({ code: 'kubernetes_annotations', problem: read }, { received: { ...read } })
  },
}

/** Whether the namespace is let in and the alias can be named: the last that is asked before the cluster is. */
export const namespaceRules: readonly LoginRule[] = [accountNamespace, aliasName]

/** What the cluster itself decides (spec/jwt-oidc-auth.md 11.3, row 12). */
export const clusterRules: readonly LoginRule[] = [tokenReview, annotations]
