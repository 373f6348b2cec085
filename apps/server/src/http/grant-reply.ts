import type { AuthReply } from '@postern/contract/client/create-client.ts'
import type { Grant } from '@postern/engine/tokens/grant.ts'

/** The `auth` object of a login or renewal (spec/core.md 1.5). Empty lists of policies are left out. */
export function authReplyOf({
  clientToken,
  token,
  identityPolicies,
  leaseDuration,
}: Grant): AuthReply & { readonly mfa_requirement: null } {
  const policies = [...new Set([...token.policies, ...identityPolicies])].toSorted()
  return {
    client_token: clientToken,
    accessor: token.accessor,
    policies,
    ...(token.policies.length > 0 && { token_policies: token.policies }),
    ...(identityPolicies.length > 0 && { identity_policies: identityPolicies }),
    metadata: token.meta,
    lease_duration: leaseDuration,
    renewable: token.isRenewable,
    entity_id: token.entityId,
    token_type: token.type,
    orphan: token.isOrphan,
    mfa_requirement: null,
    num_uses: token.numUses,
  }
}
