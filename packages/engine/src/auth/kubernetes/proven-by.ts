import type { ProvenLogin } from '../proven-login.ts'
import type { KubernetesFacts } from './facts.ts'
import type { KubernetesLogin } from './login-facts.ts'
import type { KubernetesRole } from './roles/kubernetes-role.ts'
import type { ServiceAccount } from './service-account.ts'

const annotationPrefix = 'vault.hashicorp.com/alias-metadata-'

/** The service account that a login turned out to be, once every rule has passed (spec/jwt-oidc-auth.md 11.5). */
export function provenBy({ mount, path, remoteAddress }: KubernetesLogin, facts: KubernetesFacts): ProvenLogin {
  const { role, account, roleName, review } = facts
  // Whatever the rules said of a token that no cluster vouched for, nobody is let in by it.
  if (role === undefined || account === undefined || review !== 'agrees') throw new Error('nobody is proven by such facts')
  const metadata = {
    service_account_uid: account.uid,
    service_account_name: account.name,
    service_account_namespace: account.namespace,
    service_account_secret_name: account.secretName,
  }
  return {
    mount,
    path,
    remoteAddress,
    alias: { name: aliasOf(role, account), metadata: { ...annotated(facts), ...metadata } },
    groupAliases: [],
    displayName: `${account.namespace}-${account.name}`,
    policies: role.token.token_policies,
    metadata: { ...metadata, role: roleName },
    token: role.token,
    renewal: { role: role.name },
  }
}

function aliasOf({ alias_name_source }: KubernetesRole, { uid, namespace, name }: ServiceAccount): string {
  return alias_name_source === 'serviceaccount_uid' ? uid : `${namespace}/${name}`
}

function annotated({ annotations }: KubernetesFacts): Readonly<Record<string, string>> {
  const found = annotations && 'found' in annotations ? Object.entries(annotations.found) : []
  const meant = found.filter(([name]) => name.startsWith(annotationPrefix) && name.length > annotationPrefix.length)
  return Object.fromEntries(meant.map(([name, value]) => [name.slice(annotationPrefix.length), value]))
}
