import { type ClaimType, claimTypes, type OidcScope } from '@postern/contract/resources/oidc-scope.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { acceptedTemplate } from '../templates/accepted-template.ts'
import { openid, type Scope, scopes } from './scope.ts'
import { presetNamed } from './scope-presets.ts'

/** What a write says of a scope; an omitted field keeps its value. */
export interface ScopeChanges {
  readonly name: string
  readonly template?: string | undefined
  readonly description?: string | undefined
  readonly omit_empty?: boolean | undefined
  readonly claim_types?: Readonly<Record<string, string>> | undefined
  readonly optional?: boolean | undefined
  /** Fills in what is not said here. */
  readonly preset?: string | undefined
}

/** Creates or updates a scope. */
export async function writeScope(world: World, changes: ScopeChanges): Promise<void> {
  if (changes.name === openid) refuse({ code: 'oidc_scope_reserved' })
  await world.storage.write(async (change) => {
    const old = await scopes.maybe(change, changes.name)
    await scopes.put(change, scopeAfter(changes, basisOf(changes, old)))
  })
}

/** Where the scope's fields come from when the write does not say them. */
function basisOf({ preset }: ScopeChanges, old: Scope | undefined): OidcScope {
  if (preset === undefined || preset === '') return old ?? { description: '', template: '' }
  return presetNamed(preset) ?? refuse({ code: 'oidc_preset_unknown', preset })
}

function scopeAfter(changes: ScopeChanges, basis: OidcScope): Scope {
  const claim_types = changes.claim_types === undefined ? basis.claim_types : acceptedTypes(changes.claim_types)
  const omitsEmpty = changes.omit_empty ?? basis.omit_empty ?? false
  const isOptional = changes.optional ?? basis.optional ?? false
  return {
    name: changes.name,
    description: changes.description ?? basis.description,
    template: changes.template === undefined ? basis.template : acceptedTemplate(changes.template).text,
    ...(omitsEmpty ? { omit_empty: true } : {}),
    ...(claim_types !== undefined && Object.keys(claim_types).length > 0 ? { claim_types } : {}),
    ...(isOptional ? { optional: true } : {}),
  }
}

/** Claim types as they may be stored. */
export function acceptedTypes(written: Readonly<Record<string, string>>): Record<string, ClaimType> {
  return Object.fromEntries(
    Object.entries(written).map(([claim, type]) => [
      claim,
      isClaimType(type) ? type : refuse({ code: 'oidc_claim_type_unknown', claim, type }),
    ]),
  )
}

function isClaimType(type: string): type is ClaimType {
  const known: readonly string[] = claimTypes
  return known.includes(type)
}
