import type { KubernetesConfig } from '@postern/contract/resources/kubernetes-config.ts'
import type { KubernetesRole } from '@postern/contract/resources/kubernetes-role.ts'
import { newTokenValues, tokenInputOf, tokenMessages, tokenRules, tokenValuesOf, type TokenValues } from '#lib/token-values.ts'
import { itemsOf } from '#ui/list-input.tsx'

/** A role of a kubernetes mount as its form holds it. */
export interface KubernetesRoleValues extends TokenValues {
  readonly name: string
  readonly bound_service_account_names: readonly string[]
  readonly bound_service_account_namespaces: readonly string[]
  readonly bound_service_account_namespace_selector: string
  readonly audience: string
  readonly alias_name_source: string
}

export const newKubernetesRole: KubernetesRoleValues = {
  name: '',
  bound_service_account_names: [],
  bound_service_account_namespaces: [],
  bound_service_account_namespace_selector: '',
  audience: '',
  alias_name_source: 'serviceaccount_uid',
  ...newTokenValues,
}

export function kubernetesRoleValuesOf(name: string, role: KubernetesRole): KubernetesRoleValues {
  return {
    name,
    bound_service_account_names: role.bound_service_account_names,
    bound_service_account_namespaces: role.bound_service_account_namespaces,
    bound_service_account_namespace_selector: role.bound_service_account_namespace_selector,
    audience: role.audience ?? '',
    alias_name_source: role.alias_name_source,
    ...tokenValuesOf(role),
  }
}

export const kubernetesRoleCallOf =
  (mount: string) =>
  ({ name, ...values }: KubernetesRoleValues) => ({
    params: { mount, name: name.trim().toLowerCase() },
    input: {
      bound_service_account_names: itemsOf(values.bound_service_account_names),
      bound_service_account_namespaces: itemsOf(values.bound_service_account_namespaces),
      bound_service_account_namespace_selector: values.bound_service_account_namespace_selector.trim(),
      audience: values.audience,
      alias_name_source: values.alias_name_source,
      ...tokenInputOf(values),
    },
  })

/** What the server would refuse, or what would let every pod in, said before it is asked (spec/jwt-oidc-auth.md 11.2). */
export function kubernetesRoleRules(values: KubernetesRoleValues) {
  const names = itemsOf(values.bound_service_account_names)
  const namespaces = itemsOf(values.bound_service_account_namespaces)
  const selector = values.bound_service_account_namespace_selector.trim()
  const isEverybody = names.includes('*') && namespaces.includes('*')
  return {
    ...tokenRules(values),
    ...(values.name.trim() === '' ? { name: 'Give the role a name' } : {}),
    ...(names.length === 0 ? { bound_service_account_names: 'Say which service accounts' } : {}),
    ...(namespaces.length === 0 && selector === ''
      ? { bound_service_account_namespaces: 'Say in which namespaces, or choose them by their labels' }
      : {}),
    ...(isEverybody ? { bound_service_account_names: 'A * for both lets every pod of the cluster in' } : {}),
    ...(selector !== '' && !isObject(selector) ? { bound_service_account_namespace_selector: 'This is no JSON object' } : {}),
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

export const kubernetesRoleMessages = [
  [/service_account_names/, 'bound_service_account_names'],
  [/namespace_selector/, 'bound_service_account_namespace_selector'],
  [/namespaces/, 'bound_service_account_namespaces'],
  [/alias_name_source/, 'alias_name_source'],
  ...tokenMessages,
] as const

/** The cluster of a mount as its form holds it. */
export interface KubernetesConfigValues {
  readonly kubernetes_host: string
  readonly kubernetes_ca_cert: string
  readonly token_reviewer_jwt: string
  readonly pem_keys: readonly string[]
  readonly issuer: string
  readonly disable_iss_validation: boolean
  readonly disable_local_ca_jwt: boolean
  readonly use_annotations_as_alias_metadata: boolean
}

export const newKubernetesConfig: KubernetesConfigValues = {
  kubernetes_host: '',
  kubernetes_ca_cert: '',
  token_reviewer_jwt: '',
  pem_keys: [],
  issuer: '',
  disable_iss_validation: true,
  disable_local_ca_jwt: false,
  use_annotations_as_alias_metadata: false,
}

export function kubernetesConfigValuesOf(config: KubernetesConfig): KubernetesConfigValues {
  const { token_reviewer_jwt_set: _, pem_keys, ...rest } = config
  return { ...rest, token_reviewer_jwt: '', pem_keys: pem_keys.length === 0 ? [] : [pem_keys.join('\n')] }
}

/** A write replaces the whole configuration, the reviewer's token included. */
export const kubernetesConfigCallOf =
  (mount: string) =>
  ({ pem_keys, ...values }: KubernetesConfigValues) => ({
    params: { mount },
    input: { ...values, pem_keys: pemsIn(pem_keys.join('\n')) },
  })

/** The PEM blocks of a text, each as one item. */
export function pemsIn(text: string): string[] {
  return [...text.matchAll(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g)].map(([block]) => block)
}

export function kubernetesConfigRules({ kubernetes_host: host }: KubernetesConfigValues) {
  return URL.parse(host) === null ? { kubernetes_host: 'Begin with https://' } : {}
}

export const kubernetesConfigMessages = [
  [/host/, 'kubernetes_host'],
  [/ca_cert|CA/, 'kubernetes_ca_cert'],
  [/reviewer/, 'token_reviewer_jwt'],
  [/pem|key/i, 'pem_keys'],
] as const
