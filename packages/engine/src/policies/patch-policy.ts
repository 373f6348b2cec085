import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { maybePolicy, policies, type PolicyRecord } from './policy-record.ts'
import { acceptedText, expirationOf, type PolicyWrite, refuseStale, updatableName } from './write-policy.ts'

/** What is changed of a policy: what is absent stays, an `expiration` of null ends the expiration. */
export interface PolicyPatch extends Omit<PolicyWrite, 'expiration'> {
  readonly expiration?: number | null | undefined
}

/** Changes some of a policy (spec/core.md 7.1). */
export async function patchPolicy(world: World, patch: PolicyPatch): Promise<PolicyRecord> {
  const name = updatableName(patch.name)
  const now = world.clock.now()
  const text = patch.policy === undefined ? undefined : acceptedText(patch.policy)
  const { expiration: sent, ...rest } = patch
  const expiration = expirationOf({ ...rest, expiration: sent ?? undefined }, now)

  return world.storage.write(async (change) => {
    const old = (await maybePolicy(change, name, now)) ?? refuse({ code: 'policy_to_patch_not_found', policy: name })
    refuseStale(patch, old)
    const { expiration: oldExpiration, ...lasting } = old
    const end = expiration ?? (sent === null ? undefined : oldExpiration)
    const policy = {
      ...lasting,
      text: text ?? old.text,
      version: old.version + 1,
      casRequired: patch.casRequired ?? old.casRequired,
      allowsWildcards: patch.allowsWildcards ?? old.allowsWildcards,
      allowsSlashes: patch.allowsSlashes ?? old.allowsSlashes,
      ...(end === undefined ? {} : { expiration: end }),
      modifiedAt: world.clock.millis(),
    }
    await policies.put(change, policy)
    return policy
  })
}
