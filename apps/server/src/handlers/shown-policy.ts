import type { ShownPolicy } from '@postern/contract/resources/policy.ts'
import type { ReadPolicy } from '@postern/engine/policies/read-policy.ts'

/** A policy as `sys/policies/acl` shows it (spec/core.md 7.1). */
export function shownPolicy(policy: ReadPolicy): ShownPolicy {
  if (!('version' in policy)) return { name: policy.name, policy: policy.text }
  return {
    name: policy.name,
    policy: policy.text,
    version: policy.version,
    cas_required: policy.casRequired,
    allow_wildcards_in_identity_templates: policy.allowsWildcards,
    allow_slashes_in_identity_templates: policy.allowsSlashes,
    ...(policy.expiration !== undefined && { expiration: wireTimeOf(policy.expiration * 1000) }),
    modified: wireTimeOf(policy.modifiedAt),
  }
}

function wireTimeOf(millis: number): string {
  return new Date(millis).toISOString()
}
