import type { OidcScope } from '@postern/contract/resources/oidc-scope.ts'
import { objectOf, pairsOf, type Pair } from '#ui/pairs-input.tsx'

/** A scope as its form holds it. */
export interface ScopeValues {
  readonly name: string
  readonly description: string
  readonly template: string
  readonly omit_empty: boolean
  readonly claim_types: readonly Pair[]
  readonly optional: boolean
}

export const newScope: ScopeValues = {
  name: '',
  description: '',
  template: '{\n  "username": {{identity.entity.name}}\n}',
  omit_empty: true,
  claim_types: [],
  optional: false,
}

export function scopeValuesOf(name: string, scope: OidcScope): ScopeValues {
  return {
    name,
    description: scope.description,
    template: scope.template,
    omit_empty: scope.omit_empty ?? false,
    claim_types: pairsOf(scope.claim_types),
    optional: scope.optional ?? false,
  }
}

export function scopeCallOf({ name, description, template, omit_empty, claim_types, optional }: ScopeValues) {
  return { params: { name }, input: { description, template, omit_empty, claim_types: objectOf(claim_types), optional } }
}

const types = new Set(['boolean', 'number', 'json'])

/** What the server would refuse, said before it is asked (spec/oidc-provider.md 6). */
export function scopeRules({ name, claim_types }: ScopeValues) {
  const wrong = claim_types.find(({ key, value }) => key !== '' && !types.has(value))
  return {
    ...(name.trim() === '' ? { name: 'Give the scope the name apps ask for' } : {}),
    ...(name === 'openid' ? { name: 'openid is part of every request and is no scope of its own' } : {}),
    ...(wrong ? { claim_types: `${wrong.key} is to be boolean, number or json` } : {}),
  }
}

export const scopeMessages = [
  [/scope name is reserved/, 'name'],
  [/^error parsing template|^top level key|^unbalanced/, 'template'],
  [/claim_types/, 'claim_types'],
] as const
