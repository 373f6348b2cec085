import type { AclDecision } from '#policies/acl/decide.ts'
import type { Caller } from '#tokens/caller.ts'
import type { Hiding } from './hiding.ts'
import type { DeviceOptions } from './device-options.ts'

/** Who asks, as a record tells it (spec/core.md 14.3). */
export function callerEntry(caller: Caller, decision: AclDecision | undefined, device: Device): object {
  const { token, tokenPolicies, identityPolicies, entityId } = caller
  const { hiding, options } = device
  return {
    client_token: hiding.text(caller.clientToken),
    accessor: options.hidesAccessors ? hiding.text(token.accessor) : token.accessor,
    display_name: token.displayName,
    policies: [...new Set([...tokenPolicies, ...identityPolicies])].toSorted(),
    token_policies: tokenPolicies,
    ...(identityPolicies.length > 0 && { identity_policies: identityPolicies }),
    ...(decision && { policy_results: policyResults(decision) }),
    metadata: token.meta ?? undefined,
    ...(entityId !== '' && { entity_id: entityId }),
    token_type: token.type,
    token_ttl: token.creationTtl,
    token_issue_time: new Date(token.creationTime * 1000).toISOString(),
    ...(token.numUses > 0 && { num_uses: token.numUses }),
  }
}

/** What hides, and what a device was told to. */
export interface Device {
  readonly hiding: Hiding
  readonly options: DeviceOptions
}

function policyResults({ allowed, isRoot, deciding }: AclDecision): object {
  const policy = isRoot ? 'root' : deciding?.policy
  const granting = allowed && policy !== undefined ? [{ name: policy, namespace_id: 'root', type: 'acl' }] : []
  return { allowed, ...(granting.length > 0 && { granting_policies: granting }) }
}
