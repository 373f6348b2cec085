import { type Claims, memberOf } from '../claims/parse-claims.ts'
import type { ProviderCallFailure, ProviderHandler, ProviderQuestion } from './provider-handler.ts'
import type { AzureSettings } from './provider-settings.ts'
import { askedJson } from './asked-json.ts'

const memberGroups = 'https://graph.microsoft.com/v1.0/me/getMemberObjects'
// The endpoint stands in a signed token, but a multi-tenant issuer must not steer an access token elsewhere.
const trustedHosts = ['microsoft.com', 'windows.net', 'azure.us', 'microsoft.us', 'chinacloudapi.cn']

/** Microsoft Entra ID: a token with too many groups names the place where they can be read (spec/jwt-oidc-auth.md 10.1). */
export function azureHandler(settings: AzureSettings): ProviderHandler {
  return {
    async groups(question) {
      if (settings.fetch_groups) return groupsAt(memberGroups, question)
      if (memberOf(question.claims, question.groupsClaim) !== undefined) return undefined
      const endpoint = groupsEndpoint(question.claims, question.groupsClaim)
      return endpoint === undefined
        ? { failed: { problem: 'no-claim-source', claim: question.groupsClaim } }
        : groupsAt(endpoint, question)
    },
  }
}

/** Where the claim that did not fit is to be had (OpenID Connect Core 5.6.2). */
function groupsEndpoint(claims: Claims, claim: string): string | undefined {
  const source = memberIn(memberOf(claims, '_claim_names'), claim)
  const endpoint =
    typeof source === 'string' ? memberIn(memberIn(memberOf(claims, '_claim_sources'), source), 'endpoint') : undefined
  return typeof endpoint === 'string' ? currentEndpoint(endpoint) : undefined
}

/** The old Graph's addresses are answered by the new one. */
function currentEndpoint(endpoint: string): string {
  const url = URL.parse(endpoint)
  if (url === null) return endpoint
  if (url.host === 'graph.windows.net') {
    const [, , ...path] = url.pathname.split('/')
    return `https://graph.microsoft.com/v1.0/${path.join('/')}`
  }
  if (url.host === 'graph.microsoftazure.us') url.host = 'graph.microsoft.us'
  return url.href
}

async function groupsAt(
  endpoint: string,
  { world, accessToken }: ProviderQuestion,
): Promise<readonly string[] | ProviderCallFailure> {
  if (accessToken === undefined) return { failed: { problem: 'no-access-token' } }
  if (accessToken === '') return { failed: { problem: 'empty-access-token' } }
  const url = URL.parse(endpoint)
  if (url === null || !isTrusted(url)) return { failed: { problem: 'host-not-allowed', host: url?.host ?? '' } }

  const answer = await askedJson(world, {
    url: url.href,
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ securityEnabledOnly: false }),
  })
  if ('failed' in answer) return answer
  const { value } = answer.json
  return Array.isArray(value) ? value.filter((group) => typeof group === 'string') : { failed: { problem: 'not-json' } }
}

function isTrusted({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && trustedHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}

function memberIn(value: unknown, name: string): unknown {
  return isObject(value) ? memberOf(value, name) : undefined
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
