import type { Acl } from './acl.ts'
import { capabilityBits } from './capabilities-of.ts'
import { isGranting } from './capability.ts'
import type { PathPattern } from './pattern.ts'

// A segment no path has: only wildcards cover it.
const anySegment = '\u0000'

/** Whether anything is granted on a path or below it, for `auth/jwt/` say (spec/core.md 6, `sys/internal/ui/mounts`). */
export function hasAnyAccessUnder(acl: Acl, prefix: string): boolean {
  if (acl.isRoot || isGranting(capabilityBits(acl, prefix))) return true
  // What a pattern seems to grant below may be denied by a more specific one, so the ACL itself is asked about one such path.
  return acl.rules.some(({ pattern, capabilities }) => {
    if (!isGranting(capabilities)) return false
    const path = pathUnder(prefix, pattern)
    return path !== undefined && isGranting(capabilityBits(acl, path))
  })
}

/** A path below the prefix that the pattern covers. */
function pathUnder(prefix: string, { stem, endsInGlob, plusSegments }: PathPattern): string | undefined {
  const inside = plusSegments === 0 ? stem : filled(stem, prefix)
  if (inside.startsWith(prefix)) return endsInGlob ? inside + anySegment : inside
  return endsInGlob && prefix.startsWith(inside) ? prefix + anySegment : undefined
}

/** The pattern with its `+` segments set to those of the prefix, and beyond it to anything. */
function filled(stem: string, prefix: string): string {
  const given = prefix.split('/').slice(0, -1)
  return stem
    .split('/')
    .map((segment, index) => (segment === '+' ? (given[index] ?? anySegment) : segment))
    .join('/')
}
