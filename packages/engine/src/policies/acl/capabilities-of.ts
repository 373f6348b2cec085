import type { Acl } from './acl.ts'
import { bitOf, type Capabilities, isGranting, namesOf, nothing } from './capability.ts'
import { findRule, plainPath } from './find-rule.ts'

/** What stands on a path, as bits; asked as a list would ask, so a rule for `foo` answers for `foo/` too (spec/core.md 7.2). */
export function capabilityBits(acl: Acl, path: string): Capabilities {
  return findRule(acl, plainPath(path), true)?.capabilities ?? nothing
}

/** What a token may do on a path, sorted; `root` alone for everything, `deny` alone for nothing. */
export function capabilitiesOf(acl: Acl, path: string): readonly string[] {
  if (acl.isRoot) return ['root']
  const bits = capabilityBits(acl, path)
  return isGranting(bits) ? namesOf(bits).toSorted() : namesOf(bitOf.deny)
}
