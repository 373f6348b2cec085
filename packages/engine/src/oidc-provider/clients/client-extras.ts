import { type ConsentMode, consentModes } from '@postern/contract/resources/oidc-client.ts'
import { z } from 'zod'
import { keySetOf } from '#crypto/key-set.ts'
import type { Jwk } from '#ports/keys.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Client } from './client.ts'
import { isSafeRedirect } from './redirect-uri.ts'

/** What a write may say of a client beyond Vault's fields (23). Empty text and lists, 0 and false take a field away. */
export interface ClientExtras {
  readonly refresh_token_ttl?: number | undefined
  readonly device_authorization?: boolean | undefined
  readonly require_pkce?: boolean | undefined
  readonly require_s256?: boolean | undefined
  readonly require_auth_time?: boolean | undefined
  readonly require_pushed_authorization_requests?: boolean | undefined
  readonly consent_mode?: string | undefined
  readonly display_name?: string | undefined
  readonly logo_uri?: string | undefined
  readonly policy_uri?: string | undefined
  readonly tos_uri?: string | undefined
  readonly post_logout_redirect_uris?: readonly string[] | undefined
  readonly backchannel_logout_uri?: string | undefined
  readonly allowed_origins?: readonly string[] | undefined
  readonly jwks?: Readonly<Record<string, unknown>> | undefined
  readonly jwks_uri?: string | undefined
}

const flags = [
  'device_authorization',
  'require_pkce',
  'require_s256',
  'require_auth_time',
  'require_pushed_authorization_requests',
] as const satisfies readonly (keyof ClientExtras)[]
const addresses = [
  'logo_uri',
  'policy_uri',
  'tos_uri',
  'backchannel_logout_uri',
  'jwks_uri',
] as const satisfies readonly (keyof ClientExtras)[]
const lists = ['post_logout_redirect_uris', 'allowed_origins'] as const satisfies readonly (keyof ClientExtras)[]

type Stored = Partial<Client>

/** The extra fields as the changes leave them; one that says nothing is not stored, so that reads look as Vault's do. */
export function extrasAfter(
  world: World,
  {
    changes,
    old,
    client_type,
  }: { readonly changes: ClientExtras; readonly old: Client | undefined } & Pick<Client, 'client_type'>,
): Stored {
  const extras: Stored = {
    ...Object.fromEntries(flags.map((flag) => [flag, changes[flag] ?? old?.[flag]])),
    ...Object.fromEntries(addresses.map((field) => [field, acceptedAddress(field, changes[field]) ?? old?.[field]])),
    ...Object.fromEntries(lists.map((field) => [field, acceptedList(field, changes[field]) ?? old?.[field]])),
    refresh_token_ttl: changes.refresh_token_ttl ?? old?.refresh_token_ttl,
    display_name: changes.display_name === undefined ? old?.display_name : plainName(changes.display_name),
    consent_mode: changes.consent_mode === undefined ? old?.consent_mode : acceptedMode(changes.consent_mode),
    jwks: changes.jwks === undefined ? old?.jwks : acceptedKeySet(world, changes.jwks),
  }
  // A key pair of its own is for clients that can keep a secret.
  if (client_type === 'public' && (extras.jwks !== undefined || isSaying(extras.jwks_uri)))
    refuse({ code: 'oidc_client_public_with_keys' })
  return Object.fromEntries(Object.entries(extras).filter(([, value]) => isSaying(value)))
}

function isSaying(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== 0 && value !== false && !(Array.isArray(value) && value.length === 0)
}

/** A consent mode, empty for that of the provider. */
export function acceptedMode(mode: string): ConsentMode | undefined {
  if (mode === '') return undefined
  return consentModes.find((known) => known === mode) ?? refuse({ code: 'oidc_consent_mode_unknown', mode })
}

function acceptedAddress(field: string, address: string | undefined): string | undefined {
  if (address === undefined || address === '') return address
  return isWebAddress(address) ? address : refuse({ code: 'oidc_client_address_unsafe', field, address })
}

function acceptedList(
  field: 'post_logout_redirect_uris' | 'allowed_origins',
  given: readonly string[] | undefined,
): string[] | undefined {
  const list = given && [...new Set(given.map((entry) => entry.trim()).filter((entry) => entry !== ''))].toSorted()
  const isFit = field === 'allowed_origins' ? isOrigin : isSafeRedirect
  const unfit = list?.find((entry) => !isFit(entry))
  return unfit === undefined ? list : refuse({ code: 'oidc_client_address_unsafe', field, address: unfit })
}

function isWebAddress(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && !address.includes('#')
}

function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text
}

/** A name as people may be shown it: a line of at most 64 characters without controls that could turn or hide it. */
function plainName(name: string): string {
  return Array.from(
    name
      .normalize('NFC')
      .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
      .trim(),
  )
    .slice(0, 64)
    .join('')
}

const keySet = z.object({ keys: z.array(z.custom<Jwk>((key) => typeof key === 'object' && key !== null && 'kty' in key)) })

function acceptedKeySet({ keys }: World, given: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  if (Object.keys(given).length === 0) return undefined
  const parsed = keySet.safeParse(given)
  const isUsable =
    parsed.success && parsed.data.keys.length > 0 && keySetOf(keys, parsed.data.keys).all.length === parsed.data.keys.length
  if (!isUsable || parsed.data.keys.some((key) => 'd' in key)) refuse({ code: 'oidc_client_keys_unusable' })
  return { keys: parsed.data.keys }
}
