import { renewals } from '#auth/renewals.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import { isAuthType, type Mount } from '#mounts/mount.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { refusalByRole } from './create/resolve-policies.ts'
import { issuingMount } from './issuing-mount.ts'
import { tokenRoles } from './roles/token-role.ts'
import type { Token } from './token.ts'
import type { Life, SystemTtls } from './ttl.ts'

/** What a token was made by says now of its life. */
export interface RenewalFacts {
  readonly mount: Mount
  readonly life: Life
  readonly system: SystemTtls
}

/**
 * Asks again what the token came from: the auth method's role, the token role, or else the token itself. Undefined when
 * a method will neither extend its token nor say why.
 */
export async function renewalFacts(world: World, token: Token): Promise<RenewalFacts | undefined> {
  const mount = (await issuingMount(world, token)) ?? refuse({ code: 'token_not_found' })
  const life = token.mountAccessor === undefined ? await lifeByRole(world, token) : await lifeByLogin(world, token, mount)
  return life && { mount, life, system: leaseTtlsOf(mount, world.settings) }
}

async function lifeByLogin(world: World, token: Token, mount: Mount): Promise<Life | undefined> {
  const renew = (isAuthType(mount.type) ? renewals[mount.type] : undefined) ?? refuse({ code: 'token_not_renewable' })
  const terms = await renew(world, { token, mount })
  return terms && { ...terms, explicitMaxTtl: token.explicitMaxTtl }
}

// A role that became narrower narrows what it made before, and refuses what it would not make any more.
async function lifeByRole(world: World, token: Token): Promise<Life> {
  const life = { ttl: token.creationTtl, maxTtl: 0, explicitMaxTtl: token.explicitMaxTtl, period: token.period }
  if (token.role === undefined) return life
  const name = token.role
  const role =
    (await world.storage.read((view) => tokenRoles.maybe(view, name))) ?? refuse({ code: 'token_role_gone', role: name })
  if (!role.renewable) refuse({ code: 'token_not_renewable' })
  const refused = refusalByRole(token.policies, role)
  if (refused !== undefined) refuse(refused)
  return {
    ...life,
    period: role.token_period,
    explicitMaxTtl: lesser(token.explicitMaxTtl, role.token_explicit_max_ttl),
  }
}

function lesser(one: number, other: number): number {
  return one > 0 && other > 0 ? Math.min(one, other) : one || other
}
