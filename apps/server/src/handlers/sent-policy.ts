import type { PolicyWrite, WrittenPolicy } from '@postern/engine/policies/write-policy.ts'
import type { DataReply } from './handlers.ts'

/** What is sent of a policy, in the names of the wire. */
export interface SentPolicy {
  readonly policy?: string | undefined
  readonly expiration?: number | undefined
  readonly ttl?: number | undefined
  readonly cas?: number | undefined
  readonly cas_required?: boolean | undefined
  readonly allow_wildcards_in_identity_templates?: boolean | undefined
  readonly allow_slashes_in_identity_templates?: boolean | undefined
}

/** The same in the engine's names. */
export function sentPolicy(name: string, sent: SentPolicy): PolicyWrite {
  return {
    name,
    policy: sent.policy,
    expiration: sent.expiration,
    ttl: sent.ttl,
    cas: sent.cas,
    casRequired: sent.cas_required,
    allowsWildcards: sent.allow_wildcards_in_identity_templates,
    allowsSlashes: sent.allow_slashes_in_identity_templates,
  }
}

/** Says under which name it was written, when that is not the one that was sent. */
export function writtenReply(
  { policy, wasRenamed }: WrittenPolicy,
  warnings: readonly string[] = [],
): DataReply<undefined> | undefined {
  const all = [...warnings, ...(wasRenamed ? [`policy name was converted to ${policy.name}`] : [])]
  return all.length > 0 ? { warnings: all } : undefined
}
