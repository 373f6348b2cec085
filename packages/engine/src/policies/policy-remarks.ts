import type { Json } from '#finding.ts'
import { capabilitiesFrom, has } from './acl/capability.ts'
import { isKnownDirective } from './acl/directive.ts'
import { patternOf } from './acl/pattern.ts'
import { compileTemplate } from './acl/template.ts'
import type { Position } from './hcl/syntax.ts'
import type { ParameterRules, Stanza } from './policy.ts'

/** Something in a valid policy that its author may not have meant. */
export type PolicyRemark = { readonly path: string; readonly position: Position } & (
  | { readonly code: 'grants_nothing' }
  /** `deny` cancels every other capability beside it. */
  | { readonly code: 'deny_cancels_the_rest' }
  /** `sudo` is asked for beside a capability, never in place of one. */
  | { readonly code: 'sudo_alone' }
  /** Stanzas with one pattern are merged into one. */
  | { readonly code: 'merged_with'; readonly other: Position }
  /** A `*` that is not at the end, or a `+` that is not a segment, stands for itself. */
  | { readonly code: 'wildcard_is_literal' }
  | { readonly code: 'template_unknown'; readonly directive: string }
  /** Numbers of a policy never equal numbers that are sent: write them as text. */
  | { readonly code: 'number_never_matches'; readonly parameter: string }
)

/** A remark without the place it is about. */
type Found = PolicyRemark extends infer R ? (R extends PolicyRemark ? Omit<R, 'path' | 'position'> : never) : never

/** Remarks on the stanzas of a policy, in their order. */
export function remarksOn(stanzas: readonly Stanza[]): readonly PolicyRemark[] {
  const first = new Map<string, Stanza>()
  for (const stanza of stanzas.toReversed()) first.set(stanza.path, stanza)
  return stanzas.flatMap((stanza) => {
    const { path, position } = stanza
    const original = first.get(path)
    const merged: readonly Found[] =
      original === undefined || original === stanza ? [] : [{ code: 'merged_with', other: original.position }]
    const found = [...onCapabilities(stanza), ...merged, ...onPath(path), ...onParameters(stanza)]
    return found.map((remark): PolicyRemark => ({ path, position, ...remark }))
  })
}

function onCapabilities({ capabilities }: Stanza): readonly Found[] {
  const [only, second] = capabilities
  if (only === undefined) return [{ code: 'grants_nothing' }]
  if (second === undefined) return only === 'sudo' ? [{ code: 'sudo_alone' }] : []
  return has(capabilitiesFrom(capabilities), 'deny') ? [{ code: 'deny_cancels_the_rest' }] : []
}

function onPath(path: string): readonly Found[] {
  const template = compileTemplate(path)
  if (template === undefined) return hasLiteralWildcard(path) ? [{ code: 'wildcard_is_literal' }] : []
  return template.flatMap((part): readonly Found[] =>
    typeof part === 'string' || isKnownDirective(part) ? [] : [{ code: 'template_unknown', directive: part.source }],
  )
}

function hasLiteralWildcard(path: string): boolean {
  const { stem } = patternOf(path)
  return stem.includes('*') || stem.split('/').some((segment) => segment !== '+' && segment.includes('+'))
}

function onParameters({ allowedParameters, deniedParameters }: Stanza): readonly Found[] {
  return [...numbered(allowedParameters), ...numbered(deniedParameters)].map((parameter) => ({
    code: 'number_never_matches',
    parameter,
  }))
}

function numbered(rules: ParameterRules): readonly string[] {
  return [...rules].flatMap(([parameter, values]) => (values.some(holdsNumber) ? [parameter] : []))
}

function holdsNumber(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsNumber)
  return typeof value === 'number'
}
