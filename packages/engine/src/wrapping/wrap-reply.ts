import { cubbyholeEntries } from '#cubbyhole/cubbyhole-store.ts'
import { wrappingPolicyName } from '#policies/builtin.ts'
import type { Change } from '#ports/storage.ts'
import { issueToken } from '#tokens/issue-token.ts'
import type { WrapInfo, WrappingOrder } from '#tokens/token-desk.ts'
import { wireTime } from '#tokens/wire-time.ts'
import type { World } from '#world.ts'
import { replyPath } from './wrapping-token.ts'

/** Puts a reply into a single-use token, which the caller gets instead (spec/core.md 11.1). */
export function wrapReply(world: World, order: WrappingOrder): Promise<WrapInfo> {
  return world.storage.write((change) => wrapWithin(world, change, order))
}

/** The same as part of a change. */
export async function wrapWithin(world: World, change: Change, order: WrappingOrder): Promise<WrapInfo> {
  const { namespace, ttl, creationPath, reply, wrappedAccessor } = order
  const { clientToken, token } = await issueToken(world, change, {
    namespace,
    type: 'service',
    path: creationPath,
    displayName: '',
    policies: [wrappingPolicyName],
    identityPolicies: [],
    entityId: '',
    meta: null,
    isRenewable: false,
    numUses: 1,
    life: { ttl, maxTtl: 0, explicitMaxTtl: ttl, period: 0 },
    system: { defaultTtl: world.settings.defaultLeaseTtl, maxTtl: world.settings.maxLeaseTtl },
    boundCidrs: [],
  })
  await cubbyholeEntries.put(change, { owner: token.id, path: replyPath, json: reply })
  return {
    token: clientToken,
    accessor: token.accessor,
    ttl: token.creationTtl,
    creation_time: wireTime(token.creationTime),
    creation_path: creationPath,
    ...(wrappedAccessor === undefined ? {} : { wrapped_accessor: wrappedAccessor }),
  }
}
