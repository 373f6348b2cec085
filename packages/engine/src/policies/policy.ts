import type { Json } from '#finding.ts'
import type { Capability } from './acl/capability.ts'
import type { Position } from './hcl/syntax.ts'

/** The values each parameter may or may not have; none listed means any. Names are in lower case, `*` is all of them. */
export type ParameterRules = ReadonlyMap<string, readonly Json[]>

/** The older way to say what is granted. */
export const shorthands = {
  deny: ['deny'],
  read: ['read', 'list'],
  write: ['create', 'read', 'update', 'delete', 'list'],
  sudo: ['create', 'read', 'update', 'delete', 'list', 'sudo'],
} as const satisfies Record<string, readonly Capability[]>
export type Shorthand = keyof typeof shorthands

/** One `path` of a policy. Durations in seconds; 0, an empty list or an empty text means that it is not set. */
export interface Stanza {
  /** The pattern as it was written, but without a leading slash; may hold `{{templates}}`. */
  readonly path: string
  readonly position: Position
  /** Those of the shorthand included, each once. */
  readonly capabilities: readonly Capability[]
  readonly shorthand?: Shorthand
  readonly allowedParameters: ParameterRules
  readonly deniedParameters: ParameterRules
  readonly requiredParameters: readonly string[]
  readonly minWrappingTtl: number
  readonly maxWrappingTtl: number
  readonly paginationLimit: number
  /** `list_scan_response_keys_filter_path`: the path whose read access keeps a key in a list. */
  readonly keysFilter: string
  /** Seconds since the epoch from which on the stanza says nothing. */
  readonly expiration?: number
  readonly comment?: string
}

/** What a policy says. */
export interface Policy {
  readonly name: string
  readonly stanzas: readonly Stanza[]
  /** Whether values filled into templates may hold `*` and `+`. */
  readonly allowsWildcards: boolean
  /** Whether values filled into templates may hold `/`. */
  readonly allowsSlashes: boolean
  /** Seconds since the epoch from which on there is no such policy. */
  readonly expiration?: number | undefined
}
