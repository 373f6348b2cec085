import { rootPolicyName } from '#policies/builtin.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import type { Grant } from '../grant.ts'
import { issueToken } from '../issue-token.ts'

/** Makes a token that may do everything and never ends: at the first start, or for those who hold the key shares. */
export function createRootToken(world: World, value?: string): Promise<Grant> {
  const { defaultLeaseTtl, maxLeaseTtl } = world.settings
  return world.storage.write((change) =>
    issueToken(world, change, {
      namespace: rootNamespace,
      ...(value === undefined ? {} : { value }),
      type: 'service',
      path: 'auth/token/root',
      displayName: 'root',
      policies: [rootPolicyName],
      identityPolicies: [],
      entityId: '',
      meta: null,
      isRenewable: false,
      numUses: 0,
      life: { ttl: 0, maxTtl: 0, explicitMaxTtl: 0, period: 0 },
      system: { defaultTtl: defaultLeaseTtl, maxTtl: maxLeaseTtl },
      boundCidrs: [],
    }),
  )
}
