import { LRUCache } from 'lru-cache'
import type { Acl } from './acl.ts'
import { type AclParts, compileAcl } from './compile-acl.ts'
import type { PreparedPolicy } from './prepare-policy.ts'

/** ACLs that are compiled once per set of policies and, where one of them has templates, per what these say. */
export interface AclCache {
  aclOf(parts: AclParts): Acl
}

/** A cache that holds some hundred thousand rules at most, so that no number of people fills the memory. */
export function createAclCache({ mostRules = 200_000 } = {}): AclCache {
  const acls = new LRUCache<string, Acl>({
    maxSize: mostRules,
    sizeCalculation: ({ rules, skipped }) => rules.length + skipped.length + 1,
  })
  const serials = new WeakMap<PreparedPolicy, number>()
  let lastSerial = 0

  // A policy that is written anew is another object, so its number says more than its name and version could.
  function serialOf(policy: PreparedPolicy): number {
    const known = serials.get(policy)
    if (known !== undefined) return known
    lastSerial += 1
    serials.set(policy, lastSerial)
    return lastSerial
  }

  return {
    aclOf(parts) {
      const key = parts.policies.map(serialOf).join(' ') + valuesKey(parts)
      const found = acls.get(key)
      if (found !== undefined && found.validUntil > parts.now) return found
      const acl = compileAcl(parts)
      acls.set(key, acl)
      return acl
    },
  }
}

function valuesKey({ policies, subject }: AclParts): string {
  const directives = policies.flatMap((policy) => policy.directives)
  if (directives.length === 0) return ''
  return JSON.stringify(directives.map(({ valueOf }) => (subject === undefined ? null : (valueOf(subject) ?? null))))
}
