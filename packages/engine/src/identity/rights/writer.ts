import type { Caller } from '#tokens/caller.ts'

/** Who writes identities, as far as it matters what they may hand on. */
export type Writer = Pick<Caller, 'acl' | 'isRoot' | 'entityId' | 'tokenPolicies' | 'identityPolicies'>
