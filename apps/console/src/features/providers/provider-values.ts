import type { OidcProvider } from '@postern/contract/resources/oidc-provider.ts'
import { optionalDurationText, sentDuration } from '#lib/duration-words.ts'

/** A provider as its form holds it. */
export interface ProviderValues {
  readonly name: string
  /** Scheme, host and port; empty for the server's own address. */
  readonly issuer: string
  readonly allowed_client_ids: readonly string[]
  readonly scopes_supported: readonly string[]
  readonly consent_mode: string
  readonly consent_ttl: string
  readonly require_s256: boolean
  readonly require_pushed_authorization_requests: boolean
}

export const newProvider: ProviderValues = {
  name: '',
  issuer: '',
  allowed_client_ids: [],
  scopes_supported: [],
  consent_mode: 'remember',
  consent_ttl: '',
  require_s256: true,
  require_pushed_authorization_requests: false,
}

/** A provider as its form begins. It is read with its whole issuer but written with the beginning only. */
export function providerValuesOf(name: string, provider: OidcProvider): ProviderValues {
  return {
    name,
    issuer: addressOf(provider.issuer),
    allowed_client_ids: provider.allowed_client_ids,
    scopes_supported: provider.scopes_supported,
    consent_mode: provider.consent_mode ?? 'remember',
    consent_ttl: optionalDurationText(provider.consent_ttl),
    require_s256: provider.require_s256 ?? false,
    require_pushed_authorization_requests: provider.require_pushed_authorization_requests ?? false,
  }
}

/** Scheme, host and port of an issuer. */
function addressOf(issuer: string): string {
  const url = URL.parse(issuer)
  return url === null ? issuer : url.origin
}

/**
 * What is sent. An address that was not touched is left out: it reads the same whether it was set or is the server's own,
 * and sending it would set it.
 */
export const providerCallOf =
  (untouched: string | undefined) =>
  ({ name, issuer, ...values }: ProviderValues) => ({
    params: { name },
    input: {
      ...values,
      ...(issuer === untouched ? {} : { issuer: issuer.trim().replace(/\/$/, '') }),
      allowed_client_ids: [...values.allowed_client_ids],
      scopes_supported: [...values.scopes_supported],
      consent_ttl: sentDuration(values.consent_ttl),
    },
  })

/** What the server would refuse, said before it is asked (spec/oidc-provider.md 10). */
export function providerRules({ name, issuer, scopes_supported: scopes }: ProviderValues) {
  return {
    ...(name.trim() === '' ? { name: 'Give the provider a name' } : {}),
    ...(issuerProblem(issuer) === undefined ? {} : { issuer: issuerProblem(issuer) }),
    ...(scopes.includes('openid') ? { scopes_supported: 'openid is part of every request; leave it out' } : {}),
  }
}

function issuerProblem(issuer: string): string | undefined {
  if (issuer.trim() === '') return undefined
  const url = URL.parse(issuer.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) return 'Begin with https:// (or http:// on this machine)'
  return url.pathname !== '/' || url.search !== '' || url.hash !== ''
    ? 'Scheme, host and port only; the path is added'
    : undefined
}

export const providerMessages = [
  [/issuer/i, 'issuer'],
  [/^scope .* does not exist/, 'scopes_supported'],
  [/consent_mode/, 'consent_mode'],
] as const
