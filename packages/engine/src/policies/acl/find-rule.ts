import type { Acl } from './acl.ts'
import { type PathPattern, covers } from './pattern.ts'
import { mostSpecific } from './pattern-tree.ts'
import type { AclRule } from './rule.ts'

/** The ways to find a rule, in the order they are tried (spec/core.md 8.3). The latter of each kind are for lists only. */
export const stages = ['exact', 'exact_without_slash', 'pattern', 'pattern_without_slash'] as const
export type Stage = (typeof stages)[number]

/** A path as rules see it. */
export function plainPath(path: string): string {
  let start = 0
  while (path[start] === '/') start += 1
  return start === 0 ? path : path.slice(start)
}

function withoutSlash(path: string): string | undefined {
  return path.endsWith('/') ? path.slice(0, -1) : undefined
}

/** The one rule that decides about a path. */
export function findRule({ exact, tree }: Acl, path: string, isList: boolean): AclRule | undefined {
  const found = exact.get(path)
  if (found !== undefined) return found
  const bare = isList ? withoutSlash(path) : undefined
  if (bare === undefined) return mostSpecific(tree, path)
  return exact.get(bare) ?? mostSpecific(tree, path) ?? mostSpecific(tree, bare)
}

/** The first stage at which the pattern covers the path; undefined when it never does. */
export function stageOf(pattern: PathPattern, path: string, isList: boolean): Stage | undefined {
  const bare = isList ? withoutSlash(path) : undefined
  const isExact = pattern.kind === 'exact'
  if (covers(pattern, path)) return isExact ? 'exact' : 'pattern'
  if (bare === undefined || !covers(pattern, bare)) return undefined
  return isExact ? 'exact_without_slash' : 'pattern_without_slash'
}
