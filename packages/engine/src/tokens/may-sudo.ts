import { has } from '#policies/acl/capability.ts'
import { findRule, plainPath } from '#policies/acl/find-rule.ts'
import type { Caller } from './caller.ts'

/** Whether the caller is root, or its ACL gives `sudo` on exactly this path. */
export function maySudo({ acl }: Pick<Caller, 'acl'>, path: string): boolean {
  if (acl.isRoot) return true
  const rule = findRule(acl, plainPath(path), false)
  return rule !== undefined && has(rule.capabilities, 'sudo')
}
