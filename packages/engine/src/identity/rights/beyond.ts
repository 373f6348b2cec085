import type { Acl } from '#policies/acl/acl.ts'
import { isGranting } from '#policies/acl/capability.ts'
import { findRule } from '#policies/acl/find-rule.ts'
import { covers, type PathPattern, patternOf } from '#policies/acl/pattern.ts'
import type { AclRule } from '#policies/acl/rule.ts'

// A segment no policy names: only wildcards cover it.
const anySegment = '\u0001'
const guarded = 'sys/'

/** What one ACL grants below `sys/` and another does not: a path of it, or undefined when there is none. */
export function grantedBeyond(granted: Acl, held: Acl): string | undefined {
  if (held.isRoot) return undefined
  // Where one of them has a rule of its own the answer may change, so both are asked at each of these places.
  const patterns = [...granted.rules, ...held.rules].map(({ pattern }) => pattern)
  const places = new Set(patterns.flatMap((pattern) => placesOf(pattern)))
  return [...places].find((path) => !isWithin(findRule(granted, path, false), findRule(held, path, false)))
}

/** Whether the text of a template can become a path below `sys/`, whatever it is filled with. */
export function mayReachSys(template: string): boolean {
  const open = template.indexOf('{{')
  const literal = patternOf(`${open === -1 ? template : template.slice(0, open)}*`)
  return placesOf(literal).length > 0
}

function isWithin(granted: AclRule | undefined, held: AclRule | undefined): boolean {
  if (granted === undefined || !isGranting(granted.capabilities)) return true
  if (held === undefined) return false
  // A rule with conditions on parameters grants less than its capabilities say, unless both are made of the same.
  if (held.limits !== undefined) return isOfSame(granted, held)
  return (granted.capabilities & ~held.capabilities) === 0
}

function isOfSame({ sources }: AclRule, other: AclRule): boolean {
  return (
    sources.length === other.sources.length &&
    sources.every(({ policy, path }, index) => other.sources[index]?.policy === policy && other.sources[index].path === path)
  )
}

/** Paths below `sys/` that stand for all which the pattern covers there; none when it covers none. */
function placesOf(pattern: PathPattern): readonly string[] {
  const { stem, endsInGlob } = pattern
  const filled = stem
    .split('/')
    .map((segment, index) => (segment === '+' ? (index === 0 ? 'sys' : anySegment) : segment))
    .join('/')
  const place = guarded.startsWith(filled) && endsInGlob ? guarded + anySegment : filled
  if (!place.startsWith(guarded)) return []
  const deeper = endsInGlob ? [`${place}${anySegment}`, `${place}/${anySegment}/${anySegment}`] : []
  return [place, ...deeper].filter((path) => covers(pattern, path))
}
