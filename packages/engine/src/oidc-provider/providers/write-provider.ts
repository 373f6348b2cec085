import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { acceptedMode } from '../clients/client-extras.ts'
import { isBareIssuer } from '../issuer.ts'
import { claimsGiven } from '../scopes/claims-given.ts'
import { type ClaimConflict, conflictsOf } from '../scopes/preview-claims.ts'
import { type Scope, scopes } from '../scopes/scope.ts'
import { defaultProviderName, maybeProvider, type Provider, providers } from './provider.ts'

/** What a write says of a provider; an omitted field keeps its value, or takes its default on a new provider. */
export interface ProviderChanges {
  readonly name: string
  readonly issuer?: string | undefined
  readonly allowed_client_ids?: readonly string[] | undefined
  readonly scopes_supported?: readonly string[] | undefined
  readonly consent_mode?: string | undefined
  readonly consent_ttl?: number | undefined
  readonly require_s256?: boolean | undefined
  readonly require_pushed_authorization_requests?: boolean | undefined
}

/** What a write should be told to its writer. */
export interface ProviderWritten {
  readonly hasIssuer: boolean
  /** Claims that two of its scopes give: asked for together, they are refused. */
  readonly conflicts: readonly ClaimConflict[]
}

/** Creates or updates a provider (10.1). */
export async function writeProvider(world: World, changes: ProviderChanges): Promise<ProviderWritten> {
  return world.storage.write(async (change) => {
    const old = await maybeProvider(change, changes.name)
    const provider = providerAfter(changes, old)
    if (changes.issuer !== undefined && changes.issuer !== '' && !isBareIssuer(changes.issuer))
      refuse({ code: 'oidc_issuer_invalid' })
    const supported = await existingScopes(change, provider.scopes_supported)
    await providers.put(change, provider)
    return { hasIssuer: provider.issuer !== '', conflicts: conflictsOf(supported.map(claimsGiven)) }
  })
}

/** Deletes a provider; its access tokens end with it. */
export async function deleteProvider(world: World, name: string): Promise<void> {
  if (name === defaultProviderName) refuse({ code: 'oidc_provider_is_built_in', provider: name })
  await world.storage.write((change) => providers.remove(change, name))
}

function providerAfter(changes: ProviderChanges, old: Provider | undefined): Provider {
  const consent_mode = changes.consent_mode === undefined ? old?.consent_mode : acceptedMode(changes.consent_mode)
  const consent_ttl = changes.consent_ttl ?? old?.consent_ttl ?? 0
  const needsS256 = changes.require_s256 ?? old?.require_s256 ?? false
  const needsPushing = changes.require_pushed_authorization_requests ?? old?.require_pushed_authorization_requests ?? false
  return {
    name: changes.name,
    issuer: changes.issuer ?? old?.issuer ?? '',
    allowed_client_ids: nameList(changes.allowed_client_ids ?? old?.allowed_client_ids ?? []),
    scopes_supported: nameList(changes.scopes_supported ?? old?.scopes_supported ?? []),
    ...(consent_mode === undefined ? {} : { consent_mode }),
    ...(consent_ttl > 0 ? { consent_ttl } : {}),
    ...(needsS256 ? { require_s256: true } : {}),
    ...(needsPushing ? { require_pushed_authorization_requests: true } : {}),
  }
}

/** All scopes are looked at on every write, whether or not it speaks of them. */
async function existingScopes(view: View, names: readonly string[]): Promise<readonly Scope[]> {
  const found = await scopes.maybeMany(view, names)
  return names.map((scope, index) => found[index] ?? refuse({ code: 'oidc_provider_scope_unknown', scope }))
}

function nameList(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].toSorted()
}
