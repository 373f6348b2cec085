import type { PathCapabilities } from '@postern/contract/resources/capabilities.ts'
import type { Acl } from '#policies/acl/acl.ts'
import { capabilitiesOf } from '#policies/acl/capabilities-of.ts'
import { loadAcl } from '#policies/load-acl.ts'
import { refuse } from '#refusal.ts'
import { type KnownToken, maybeToken, maybeTokenByAccessor } from '#tokens/known-token.ts'
import type { World } from '#world.ts'

/** What an ACL allows on each path, and once more under `capabilities` when only one was asked for. */
export function pathCapabilities(acl: Acl, paths: readonly string[]): PathCapabilities {
  const asked = paths.filter((path) => path !== '')
  const [first] = asked
  if (first === undefined) refuse({ code: 'capabilities_paths_missing' })
  const told = asked.map((path): [string, string[]] => [path, [...capabilitiesOf(acl, path)]])
  return Object.fromEntries(asked.length === 1 ? [...told, ['capabilities', [...capabilitiesOf(acl, first)]]] : told)
}

/** What a token may do on some paths. */
export async function capabilitiesOfToken(world: World, value: string, paths: readonly string[]): Promise<PathCapabilities> {
  if (value === '') refuse({ code: 'capabilities_token_missing' })
  const known = (await maybeToken(world, value)) ?? refuse({ code: 'capabilities_token_invalid' })
  return pathCapabilities(await enforcedAcl(world, known), paths)
}

/** The same for a token known by its accessor. */
export async function capabilitiesOfAccessor(
  world: World,
  accessor: string,
  paths: readonly string[],
): Promise<PathCapabilities> {
  if (accessor === '') refuse({ code: 'capabilities_accessor_missing' })
  const known = (await maybeTokenByAccessor(world, accessor)) ?? refuse({ code: 'capabilities_accessor_invalid' })
  return pathCapabilities(await enforcedAcl(world, known), paths)
}

/** What would be enforced: a token whose entity is disabled or gone may do nothing. */
function enforcedAcl(world: World, { token, identity }: KnownToken): Promise<Acl> {
  const isStopped = token.entityId !== '' && (identity === undefined || identity.entity.isDisabled)
  if (isStopped) return loadAcl(world, { tokenPolicies: [], identityPolicies: [] })
  return loadAcl(world, { tokenPolicies: token.policies, identityPolicies: identity?.policies ?? [], subject: identity })
}
