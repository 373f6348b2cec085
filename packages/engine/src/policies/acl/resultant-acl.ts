import type { Json } from '#finding.ts'
import type { ParameterRules } from '../policy.ts'
import type { Acl } from './acl.ts'
import { bitOf, type Capability, isGranting, namesOf } from './capability.ts'
import type { AclRule } from './rule.ts'

/** What all policies of a token come to, as `sys/internal/ui/resultant-acl` tells it (spec/core.md 6). */
export type ResultantAcl =
  | { readonly root: true }
  | {
      readonly root: false
      readonly exact_paths: Readonly<Record<string, ResultantPath>>
      /** Without the `*` at the end. */
      readonly glob_paths: Readonly<Record<string, ResultantPath>>
    }

export interface ResultantPath {
  readonly capabilities: readonly Capability[]
  readonly min_wrapping_ttl?: number
  readonly max_wrapping_ttl?: number
  readonly allowed_parameters?: Readonly<Record<string, readonly Json[]>>
  readonly denied_parameters?: Readonly<Record<string, readonly Json[]>>
  readonly required_parameters?: readonly string[]
}

const order = ['create', 'delete', 'list', 'read', 'sudo', 'update', 'patch', 'scan'] as const

/** An overview of the exact and the prefix patterns; those with `+` segments cannot be told in its form. */
export function resultantAcl({ isRoot, rules }: Acl): ResultantAcl {
  if (isRoot) return { root: true }
  const pathsOfKind = (kind: 'exact' | 'prefix') =>
    Object.fromEntries(rules.flatMap((rule) => (rule.pattern.kind === kind ? [[rule.pattern.stem, pathOf(rule)]] : [])))
  return { root: false, exact_paths: pathsOfKind('exact'), glob_paths: pathsOfKind('prefix') }
}

function pathOf({ capabilities, limits }: AclRule): ResultantPath {
  return {
    capabilities: isGranting(capabilities) ? namesOf(capabilities, order) : namesOf(bitOf.deny),
    ...(limits !== undefined && {
      ...(limits.minWrappingTtl > 0 && { min_wrapping_ttl: limits.minWrappingTtl }),
      ...(limits.maxWrappingTtl > 0 && { max_wrapping_ttl: limits.maxWrappingTtl }),
      ...(limits.allowedParameters.size > 0 && { allowed_parameters: membersOf(limits.allowedParameters) }),
      ...(limits.deniedParameters.size > 0 && { denied_parameters: membersOf(limits.deniedParameters) }),
      ...(limits.requiredParameters.length > 0 && { required_parameters: limits.requiredParameters }),
    }),
  }
}

function membersOf(rules: ParameterRules): Readonly<Record<string, readonly Json[]>> {
  return Object.fromEntries(rules)
}
