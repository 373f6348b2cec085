import type { ConsentMode } from '@postern/contract/resources/oidc-client.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import type { AuthorizeFacts } from '../authorize/authorize-facts.ts'
import type { Client } from '../clients/client.ts'
import type { Scope } from '../scopes/scope.ts'
import { consentKey, type ConsentRecord, consentRecords } from './consent-record.ts'

/** Whether the person must be asked, and why. */
export interface ConsentNeed {
  readonly isNeeded: boolean
  readonly why:
    | 'prompt'
    | 'always'
    | 'first'
    | 'more_scopes'
    | 'client_changed'
    | 'scopes_changed'
    | 'new_host'
    | 'remembered'
    | 'not_asked'
  /** Scopes that were agreed to before and still say the same. */
  readonly remembered: readonly string[]
  /** Optional scopes that the remembered answer left out. */
  readonly declined: readonly string[]
}

/** How long an agreement is remembered unless the provider says otherwise: 90 days. */
const defaultMemory = 90 * 86_400

export function consentMemory({ provider }: Pick<AuthorizeFacts, 'provider'>): number {
  return provider?.consent_ttl ?? defaultMemory
}

export function consentModeOf({ client, provider }: Pick<AuthorizeFacts, 'client' | 'provider'>): ConsentMode {
  return client?.consent_mode ?? provider?.consent_mode ?? 'remember'
}

/** Looks whether a person must be asked before an app learns what it asks for. */
export async function consentNeed(
  world: World,
  facts: AuthorizeFacts,
  { scopes, isPrompted }: { readonly scopes: readonly Scope[]; readonly isPrompted: boolean },
): Promise<ConsentNeed> {
  const mode = consentModeOf(facts)
  const record = mode === 'remember' ? await rememberedConsent(world, facts) : undefined
  const remembered = scopes.filter((scope) => record?.scopes[scope.name] === scopeDigest(world, scope)).map(({ name }) => name)
  const declined = scopes
    .filter(({ name, optional }) => optional === true && record?.declined.includes(name))
    .map(({ name }) => name)
  const answered = { remembered, declined }
  if (isPrompted) return { ...answered, isNeeded: true, why: 'prompt' }
  if (mode !== 'remember') return { ...answered, isNeeded: mode === 'always', why: mode === 'always' ? 'always' : 'not_asked' }
  const why = whyAskAgain(world, facts, { record, scopes, ...answered })
  return { ...answered, isNeeded: why !== 'remembered', why }
}

function whyAskAgain(
  world: World,
  { client, request }: AuthorizeFacts,
  {
    record,
    scopes,
    remembered,
    declined,
  }: Pick<ConsentNeed, 'remembered' | 'declined'> & {
    readonly record: ConsentRecord | undefined
    readonly scopes: readonly Scope[]
  },
): ConsentNeed['why'] {
  if (record === undefined || client === undefined) return 'first'
  if (record.client_digest !== clientDigest(world, client)) return 'client_changed'
  const open = scopes.filter(({ name }) => !remembered.includes(name) && !declined.includes(name))
  if (open.some(({ name }) => !Object.hasOwn(record.scopes, name))) return 'more_scopes'
  if (open.length > 0) return 'scopes_changed'
  return record.redirect_hosts.includes(hostOf(request.redirectUri)) ? 'remembered' : 'new_host'
}

/** The consent a person gave to this app at this provider, while it is good. */
export async function rememberedConsent({ storage, clock }: World, facts: AuthorizeFacts): Promise<ConsentRecord | undefined> {
  const { person, client, provider } = facts
  if (person === undefined || client === undefined || provider === undefined) return undefined
  const key = consentKey({ entity_id: person.entity.id, client_id: client.client_id, provider: provider.name })
  const record = await storage.read((view) => consentRecords.maybe(view, key))
  return record !== undefined && record.expires_at > clock.now() ? record : undefined
}

/** What a scope said when it was agreed to. */
export function scopeDigest({ cipher }: World, { template, claim_types = {}, description }: Scope): string {
  return cipher.sha256(bytesOf(JSON.stringify([template, claim_types, description]))).toBase64()
}

/** What an app was called, and whether it could keep a secret, when it was agreed to. */
export function clientDigest({ cipher }: World, { name, display_name = '', client_type }: Client): string {
  return cipher.sha256(bytesOf(JSON.stringify([name, display_name, client_type]))).toBase64()
}

/** Where a redirect leads: a host, without its port on this machine; or the scheme of an app on the device. */
export function hostOf(redirectUri: string): string {
  const url = URL.parse(redirectUri)
  return url === null ? '' : url.hostname || url.protocol
}
