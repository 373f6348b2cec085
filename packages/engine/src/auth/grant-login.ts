import { entityForAlias } from '#identity/entity-for-alias.ts'
import { identityPoliciesOf } from '#identity/identity-policies.ts'
import { refreshExternalGroups } from '#identity/refresh-external-groups.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import { mounts } from '#mounts/mount-store.ts'
import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { Grant } from '#tokens/grant.ts'
import { issueToken } from '#tokens/issue-token.ts'
import type { World } from '#world.ts'
import { displayNameOf } from './display-name.ts'
import type { ProvenLogin } from './proven-login.ts'
import { policyRefusal, tokenPoliciesOf } from './token-policies.ts'

/**
 * What else must happen together with a login, such as taking a use of a secret id: it is written with the token or
 * not at all, and may refuse.
 */
export type Alongside = (change: Change) => Promise<void>

/**
 * Makes an entity and a token of a proven login, the same way for every method (spec/jwt-oidc-auth.md 1.4). One
 * change: a login that fails leaves nothing behind, and one of a known person writes nothing but the token.
 */
export async function grantLogin(world: World, proven: ProvenLogin, alongside?: Alongside): Promise<Grant> {
  const forbidden = policyRefusal(proven.policies)
  if (forbidden) refuse(forbidden)
  const type = tokenTypeOf(proven)
  const isBatch = type === 'batch'
  const { mount, token } = proven

  // Loaded before the change, which must wait for nothing else.
  await secretsOf(world)
  return world.storage.write(async (change) => {
    await refuseGone(change, proven)
    await alongside?.(change)
    const { entityId, identityPolicies } = await identityFor(world, change, proven)
    return issueToken(world, change, {
      namespace: mount.namespace,
      type,
      path: proven.path,
      displayName: displayNameOf(mount, proven.displayName),
      policies: tokenPoliciesOf(proven),
      identityPolicies,
      entityId,
      meta: proven.metadata,
      isRenewable: !isBatch && proven.isRenewable !== false,
      // What cannot be counted or renewed: a mount may make all its tokens batch, whatever its roles say.
      numUses: isBatch ? 0 : token.token_num_uses,
      life: {
        ttl: token.token_ttl,
        maxTtl: token.token_max_ttl,
        explicitMaxTtl: token.token_explicit_max_ttl,
        period: isBatch ? 0 : token.token_period,
      },
      system: leaseTtlsOf(mount, world.settings),
      boundCidrs: token.token_strictly_bind_ip ? [proven.remoteAddress] : token.token_bound_cidrs,
      mountAccessor: mount.accessor,
      renewal: proven.renewal,
      ...(proven.groupAliases.length > 0 ? { groupAliases: proven.groupAliases } : {}),
    })
  })
}

// Asked within the change that makes the token: of a login and the end of its mount, one comes first. Either the token
// is there when those of the mount are revoked, or it is never made (spec/core.md 5.5).
async function refuseGone(change: Change, { mount, path }: ProvenLogin): Promise<void> {
  const kept = await mounts.maybe(change, mount.uuid)
  if (kept === undefined || kept.isLeaving === true || kept.path !== mount.path) refuse({ code: 'no_handler', path })
}

/** The entity behind the login, its external groups up to date; none for a login that names nobody. */
async function identityFor(world: World, change: Change, { mount, alias, groupAliases }: ProvenLogin) {
  if (alias === undefined) return { entityId: '', identityPolicies: [] }
  if (alias.name.trim() === '') refuse({ code: 'alias_name_missing' })
  const entity = await entityForAlias(world, change, { mountAccessor: mount.accessor, ...alias })
  if (entity.isDisabled) refuse({ code: 'permission_denied' })
  await refreshExternalGroups(change, { entityId: entity.id, mountAccessor: mount.accessor, names: groupAliases })
  return { entityId: entity.id, identityPolicies: await identityPoliciesOf(change, entity) }
}

/** The mount forces a type or offers one; the role chooses where it is not forced. */
function tokenTypeOf({ mount, token }: ProvenLogin): 'service' | 'batch' {
  const offered = mount.config.token_type
  if (offered === 'service' || offered === 'batch') return offered
  if (token.token_type === 'service' || token.token_type === 'batch') return token.token_type
  return offered === 'default-batch' ? 'batch' : 'service'
}
