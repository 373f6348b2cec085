import { isAddressIn } from '#addresses/cidr.ts'
import { judge, pass, refusal, type Rule } from '#finding.ts'
import type { GeneralReason } from '#general-reason.ts'
import { loadAcl } from '#policies/load-acl.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Caller } from './caller.ts'
import { type KnownToken, maybeToken } from './known-token.ts'
import type { PresentedToken } from './token-desk.ts'

interface CallerFacts extends KnownToken {
  readonly remoteAddress: string
}

type CallerRule = Rule<CallerFacts, GeneralReason>

// All of them are refused in the same words: a refusal teaches nothing (spec/security.md 1.7).
const denied = refusal<GeneralReason>({ code: 'permission_denied' })

const entityIsThere: CallerRule = {
  name: 'entity_exists',
  look: ({ token, identity }) => (token.entityId === '' || identity !== undefined ? pass : denied),
}

const entityIsEnabled: CallerRule = {
  name: 'entity_enabled',
  look: ({ identity }) => (identity?.entity.isDisabled ? denied : pass),
}

const addressIsBound: CallerRule = {
  name: 'bound_cidrs',
  look: ({ token, remoteAddress }) =>
    token.boundCidrs.length === 0 || isAddressIn(remoteAddress, token.boundCidrs) ? pass : denied,
}

const callerRules = [entityIsThere, entityIsEnabled, addressIsBound]

/**
 * Who stands behind a token: its record, its entity with all groups, and the ACL of their policies (spec/core.md 1.6).
 * Everything is read anew for each request, so that a revocation or a change of policy counts at once.
 */
export async function callerOf(world: World, { clientToken, namespace, remoteAddress }: PresentedToken): Promise<Caller> {
  const known = (await maybeToken(world, clientToken)) ?? refuse({ code: 'permission_denied' })
  refuseFirst(judge(callerRules, { ...known, remoteAddress }))

  const { token, identity } = known
  const identityPolicies = identity?.policies ?? []
  const acl = await loadAcl(world, { tokenPolicies: token.policies, identityPolicies, subject: identity })
  return {
    namespace,
    clientToken,
    token,
    entityId: identity?.entity.id ?? '',
    tokenPolicies: token.policies,
    identityPolicies,
    acl,
    isRoot: acl.isRoot,
  }
}
