import { z } from 'zod'
import type { KeysProblem } from '../keys/keys-problem.ts'

/** Why a `provider_config` cannot be used (spec/jwt-oidc-auth.md 2.3, 10). */
export type ProviderProblem =
  | { readonly problem: 'unnamed' }
  | { readonly problem: 'unknown'; readonly provider: string }
  | { readonly problem: 'setting'; readonly provider: string; readonly setting: string; readonly fault: SettingFault }
  | { readonly problem: 'unreachable'; readonly provider: string; readonly cause: KeysProblem }

/** What is wrong with one setting. */
export type SettingFault = 'missing' | 'not-positive' | 'not-https' | 'unreadable' | 'not-a-pattern' | 'conflicts'

const flagLike = z.union([z.boolean(), z.stringbool()]).default(false)
const text = z.string().default('')
const count = z.coerce.number().int()

const azure = z.object({ provider: z.literal('azure'), fetch_groups: flagLike })
const gsuite = z.object({
  provider: z.literal('gsuite'),
  gsuite_service_account: text,
  gsuite_admin_impersonate: text,
  impersonate_principal: text,
  fetch_groups: flagLike,
  fetch_user_info: flagLike,
  groups_recurse_max_depth: count.min(0).default(0),
  user_custom_schemas: text,
  domain: text,
})
const ibmisam = z.object({ provider: z.literal('ibmisam') })
const secureauth = z.object({ provider: z.literal('secureauth') })
const kubernetes = z.object({ provider: z.literal('kubernetes') })
const okta = z.object({
  provider: z.literal('okta'),
  org_url: text,
  api_token: text,
  fetch_groups: flagLike,
  user_id_claim: text,
  groups_cap: count.min(1).default(100),
  groups_filter: text,
})

const settings = { azure, gsuite, ibmisam, secureauth, kubernetes, okta } as const
type ProviderName = keyof typeof settings

/** The settings of a provider handler, read. */
export type ProviderSettings = { readonly [Name in ProviderName]: z.output<(typeof settings)[Name]> }[ProviderName]
export type AzureSettings = z.output<typeof azure>
export type GsuiteSettings = z.output<typeof gsuite>
export type OktaSettings = z.output<typeof okta>

/** Members of a `provider_config` that are never shown again. */
export const secretProviderSettings: ReadonlySet<string> = new Set(['gsuite_service_account', 'api_token'])

/** Reads a `provider_config`; undefined when there is none. */
export function providerSettingsOf(config: Readonly<Record<string, unknown>>): ProviderSettings | ProviderProblem | undefined {
  if (Object.keys(config).length === 0) return undefined
  const { provider } = config
  if (typeof provider !== 'string' || provider === '') return { problem: 'unnamed' }
  if (!isProviderName(provider)) return { problem: 'unknown', provider }
  const read = settings[provider].safeParse(config)
  if (read.success) return faultOf(read.data) ?? read.data
  const setting = String(read.error.issues[0]?.path[0] ?? 'provider')
  return { problem: 'setting', provider, setting, fault: setting === 'groups_recurse_max_depth' ? 'not-positive' : 'unreadable' }
}

function isProviderName(name: string): name is ProviderName {
  return Object.hasOwn(settings, name)
}

function faultOf(read: ProviderSettings): ProviderProblem | undefined {
  const fault = (setting: string, kind: SettingFault): ProviderProblem => ({
    problem: 'setting',
    provider: read.provider,
    setting,
    fault: kind,
  })
  if (read.provider === 'okta') {
    if (read.fetch_groups && read.api_token === '') return fault('api_token', 'missing')
    if (read.org_url !== '' && URL.parse(read.org_url)?.protocol !== 'https:') return fault('org_url', 'not-https')
    if (!isPattern(read.groups_filter)) return fault('groups_filter', 'not-a-pattern')
  }
  if (read.provider === 'gsuite' && (read.fetch_groups || read.fetch_user_info)) {
    if (read.gsuite_service_account === '' && read.impersonate_principal === '') return fault('gsuite_service_account', 'missing')
    if (read.gsuite_admin_impersonate === '') return fault('gsuite_admin_impersonate', 'missing')
  }
  return undefined
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}
