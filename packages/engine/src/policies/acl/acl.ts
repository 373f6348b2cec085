import type { PatternTree } from './pattern-tree.ts'
import type { AclRule, StanzaSource } from './rule.ts'
import type { Unfilled } from './template.ts'

/** A stanza that says nothing to this entity at this time, and why. */
export interface SkippedStanza extends StanzaSource {
  readonly because: 'expired' | 'wildcards_misused' | Unfilled['why']
  /** The template that has no value, or must not have the one it has. */
  readonly directive?: string
}

/** What a set of policies lets an entity do: compiled once, asked at every request, never changed. */
export interface Acl {
  /** Everything is allowed, and no rule is looked at. */
  readonly isRoot: boolean
  /** Names of the policies it was made from. */
  readonly policies: readonly string[]
  readonly exact: ReadonlyMap<string, AclRule>
  readonly tree: PatternTree
  /** All rules, for explanations and overviews. */
  readonly rules: readonly AclRule[]
  readonly skipped: readonly SkippedStanza[]
  /** Seconds since the epoch at which a stanza expires and it must be compiled anew; `Infinity` for never. */
  readonly validUntil: number
}
