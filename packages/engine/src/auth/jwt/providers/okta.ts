import { claimValue } from '../claims/claim-value.ts'
import { askedJson } from './asked-json.ts'
import type { ProviderCallFailure, ProviderHandler, ProviderQuestion } from './provider-handler.ts'
import type { OktaSettings } from './provider-settings.ts'

const mostPages = 200

/** Okta: groups by its API, since the groups claim stops at a hundred (spec/jwt-oidc-auth.md 10). */
export function oktaHandler(settings: OktaSettings, discoveryUrl: string): ProviderHandler {
  if (!settings.fetch_groups) return {}
  const base = settings.org_url || (URL.parse(discoveryUrl)?.origin ?? '')
  return {
    async groups(question) {
      const user = settings.user_id_claim === '' ? question.user : claimValue(question.claims, settings.user_id_claim)
      if (typeof user !== 'string' || user === '') return { failed: { problem: 'no-user' } }
      if (URL.parse(base)?.protocol !== 'https:') return { failed: { problem: 'host-not-allowed', host: base } }
      const address = `${base.replace(/\/$/, '')}/api/v1/users/${encodeURIComponent(user)}/groups`
      const groups = await allPages(address, settings, question)
      if ('failed' in groups) return groups
      const pattern = new RegExp(settings.groups_filter, 'u')
      return groups.filter((name) => pattern.test(name)).slice(0, settings.groups_cap)
    },
  }
}

async function allPages(
  start: string,
  { api_token }: OktaSettings,
  { world }: ProviderQuestion,
): Promise<readonly string[] | ProviderCallFailure> {
  const { origin } = new URL(start)
  const names: string[] = []
  let address: string | undefined = start
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await askedJson(world, { url: address, headers: { authorization: `SSWS ${api_token}` } })
    if ('failed' in answer) return answer
    names.push(...namesIn(answer.json['items']))
    address = nextPage(answer.answer.headers['link'])
    if (address === undefined) return names
    // The token goes to the organisation and nowhere else.
    if (URL.parse(address)?.origin !== origin)
      return { failed: { problem: 'host-not-allowed', host: URL.parse(address)?.host ?? '' } }
  }
  return { failed: { problem: 'too-many-pages', limit: mostPages } }
}

function namesIn(items: unknown): readonly string[] {
  if (!Array.isArray(items)) return []
  return items.flatMap((item: unknown) => {
    const profile = memberIn(item, 'profile')
    const name = memberIn(profile, 'name')
    return typeof name === 'string' ? [name] : []
  })
}

function memberIn(value: unknown, name: 'profile' | 'name'): unknown {
  return typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined
}

/** The address of the next page (RFC 8288). */
function nextPage(link: string | undefined): string | undefined {
  return /<([^>]+)>\s*;[^,]*rel="next"/.exec(link ?? '')?.[1]
}
