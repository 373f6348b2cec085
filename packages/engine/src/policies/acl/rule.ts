import type { Position } from '../hcl/syntax.ts'
import type { ParameterRules, Stanza } from '../policy.ts'
import { type Capabilities, bitOf, has, nothing } from './capability.ts'
import type { PathPattern } from './pattern.ts'

/** A stanza that had a part in a rule. */
export interface StanzaSource {
  readonly policy: string
  /** As written: templates are not filled in. */
  readonly path: string
  readonly position: Position
  readonly capabilities: Capabilities
}

/** What a rule asks beyond its capabilities; the names are those of {@link Stanza}. */
export type Limits = Pick<
  Stanza,
  | 'allowedParameters'
  | 'deniedParameters'
  | 'requiredParameters'
  | 'minWrappingTtl'
  | 'maxWrappingTtl'
  | 'paginationLimit'
  | 'keysFilter'
>

/** All that a set of policies says of one pattern. */
export interface AclRule {
  readonly pattern: PathPattern
  readonly capabilities: Capabilities
  /** Absent when there are none. */
  readonly limits?: Limits
  readonly sources: readonly StanzaSource[]
}

/** A stanza on its way into a rule. */
export interface Contribution {
  readonly source: StanzaSource
  readonly stanza: Stanza
}

/** Merges the stanzas with one and the same pattern (spec/core.md 8.3). Any `deny` wins and erases the rest. */
export function ruleOf(pattern: PathPattern, contributions: readonly Contribution[]): AclRule {
  const sources = contributions.map(({ source }) => source)
  const bits = sources.reduce((all, { capabilities }) => all | capabilities, nothing)
  if (has(bits, 'deny')) return { pattern, capabilities: bitOf.deny, sources }
  const limits = contributions
    .map(({ stanza }) => stanza)
    .filter(isLimited)
    .reduce<Limits | undefined>(merged, undefined)
  return { pattern, capabilities: bits, sources, ...(limits && { limits }) }
}

function isLimited(limits: Limits): boolean {
  return (
    limits.minWrappingTtl > 0 ||
    limits.maxWrappingTtl > 0 ||
    limits.paginationLimit > 0 ||
    limits.allowedParameters.size > 0 ||
    limits.deniedParameters.size > 0 ||
    limits.requiredParameters.length > 0 ||
    limits.keysFilter !== ''
  )
}

function merged(one: Limits | undefined, other: Limits): Limits {
  if (one === undefined) return other
  return {
    allowedParameters: united(one.allowedParameters, other.allowedParameters),
    deniedParameters: united(one.deniedParameters, other.deniedParameters),
    requiredParameters: [...new Set([...one.requiredParameters, ...other.requiredParameters])],
    minWrappingTtl: smaller(one.minWrappingTtl, other.minWrappingTtl),
    maxWrappingTtl: smaller(one.maxWrappingTtl, other.maxWrappingTtl),
    paginationLimit: smaller(one.paginationLimit, other.paginationLimit),
    keysFilter: one.keysFilter === '' ? other.keysFilter : one.keysFilter,
  }
}

/** The smaller of two numbers of which 0 means none. */
function smaller(one: number, other: number): number {
  return one === 0 || other === 0 ? one + other : Math.min(one, other)
}

// No values means any value, so an empty list swallows the other one.
function united(one: ParameterRules, other: ParameterRules): ParameterRules {
  const all = new Map(one)
  for (const [name, values] of other) {
    const known = one.get(name)
    const isAny = values.length === 0 || known?.length === 0
    all.set(name, isAny ? [] : [...(known ?? []), ...values])
  }
  return all
}
