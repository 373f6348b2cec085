import type { ClientCheck } from '@postern/contract/resources/oidc-client.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { allowAll } from '../assignments/assignment.ts'
import { allowsClient, maybeKey, type NamedKey } from '../keys/named-key.ts'
import { servesClient } from '../providers/allowed-clients.ts'
import { allProviders, type Provider } from '../providers/provider.ts'
import { claimsGiven } from '../scopes/claims-given.ts'
import { conflictsOf } from '../scopes/preview-claims.ts'
import { type Scope, scopes } from '../scopes/scope.ts'
import { type Client, maybeClient } from './client.ts'
import { isInsecureRedirect, isSafeRedirect } from './redirect-uri.ts'

/** What the checks look at. */
interface CheckFacts {
  readonly client: Client
  readonly key: NamedKey | undefined
  /** Those that serve the client. */
  readonly providers: readonly Provider[]
  readonly scopes: ReadonlyMap<string, Scope>
  readonly now: number
}

/** Says what could be better about a client; undefined when there is none of this name. */
export async function clientChecks({ storage, clock }: World, name: string): Promise<readonly ClientCheck[] | undefined> {
  const facts = await storage.read(async (view) => {
    const client = await maybeClient(view, name)
    return client && (await factsOf(view, client, clock.now()))
  })
  return facts && checks.flatMap((check) => check(facts))
}

async function factsOf(view: View, client: Client, now: number): Promise<CheckFacts> {
  const providers = (await allProviders(view)).filter((provider) => servesClient(provider, client.client_id))
  const names = [...new Set(providers.flatMap(({ scopes_supported }) => scopes_supported))]
  const found = (await scopes.maybeMany(view, names)).filter((scope) => scope !== undefined)
  return {
    client,
    key: await maybeKey(view, client.key),
    providers,
    scopes: new Map(found.map((scope) => [scope.name, scope])),
    now,
  }
}

type Check = (facts: CheckFacts) => readonly ClientCheck[]

/** Redirects: where people come back to. */
const redirects: Check = ({ client: { redirect_uris: uris, authorization_code: hasCodes } }) => [
  ...(hasCodes && uris.length === 0 ? [{ code: 'no_redirects', level: 'error' as const }] : []),
  ...uris
    .filter((uri) => !isSafeRedirect(uri))
    .map((subject) => ({
      code: 'unsafe_redirect',
      level: 'error' as const,
      subject,
      patch: { redirect_uris: uris.filter((uri) => uri !== subject) },
    })),
  ...uris.filter(isInsecureRedirect).map((subject) => ({
    code: 'insecure_redirect',
    level: 'warning' as const,
    subject,
    patch: { redirect_uris: withTls(uris, subject) },
  })),
  ...uris
    .filter((uri) => uri.includes('*'))
    .map((subject) => ({ code: 'wildcard_redirect', level: 'warning' as const, subject })),
]

function withTls(uris: readonly string[], insecure: string): string[] {
  return uris.map((uri) => (uri === insecure ? uri.replace(/^http:/i, 'https:') : uri))
}

/** Providers and the key: without them nothing is issued. */
const issuers: Check = ({ client, key, providers }) => [
  ...(providers.length === 0 ? [{ code: 'no_provider', level: 'error' as const }] : []),
  ...(key === undefined || allowsClient(key, client.client_id)
    ? []
    : [{ code: 'key_does_not_allow', level: 'error' as const, subject: key.name }]),
  ...providers
    .filter(({ allowed_client_ids: ids }) => ids.includes('*'))
    .map(({ name }) => ({ code: 'provider_allows_all', level: 'advice' as const, subject: name })),
]

/** Who may sign in. */
const people: Check = ({ client: { assignments: names, authorization_code: hasCodes, device_authorization: isForDevices } }) => {
  if (names.includes(allowAll)) return [{ code: 'allows_all', level: 'advice' }]
  return names.length === 0 && (hasCodes || isForDevices === true) ? [{ code: 'no_assignments', level: 'error' }] : []
}

/** PKCE: the proof that whoever redeems a code is who asked for it (RFC 9700 2.1.1). */
const pkce: Check = ({ client, providers }) => {
  if (!client.authorization_code) return []
  const isS256Only =
    client.require_s256 === true || (providers.length > 0 && providers.every(({ require_s256 }) => require_s256 === true))
  return [
    ...(client.client_type === 'confidential' && client.require_pkce !== true
      ? [{ code: 'pkce_not_required', level: 'advice' as const, patch: { require_pkce: true } }]
      : []),
    ...(isS256Only ? [] : [{ code: 's256_not_required', level: 'warning' as const, patch: { require_s256: true } }]),
  ]
}

const aDay = 86_400
const aYear = 365 * aDay

/** How long things live. */
const lives: Check = ({ client, now }) => [
  ...(client.access_token_ttl > aDay
    ? [{ code: 'long_access_token', level: 'warning' as const, patch: { access_token_ttl: aDay } }]
    : []),
  ...(client.client_secret !== undefined && now - client.secret_since > aYear
    ? [{ code: 'old_secret', level: 'warning' as const }]
    : []),
]

/** Scopes of a provider that cannot be asked for together. */
const conflicts: Check = ({ providers, scopes: known }) => {
  const torn = providers.flatMap(({ scopes_supported }) =>
    conflictsOf(scopes_supported.flatMap((name) => known.get(name) ?? []).map(claimsGiven)),
  )
  const names = new Set(torn.map(({ scopes: [later] }) => later))
  return [...names].map((subject) => ({ code: 'scope_conflict', level: 'warning', subject }))
}

/** From what stops a sign-in to what would only be nicer. */
const checks: readonly Check[] = [redirects, issuers, people, pkce, lives, conflicts]
