import type { World } from '#world.ts'
import { withClaim } from '../claims/with-claim.ts'
import type { Claims } from '../claims/parse-claims.ts'
import type { JwtConfig } from '../config/jwt-config.ts'
import type { JwtRole } from '../roles/jwt-role.ts'
import { userClaimValue } from '../rules/user-claim.ts'
import { handlerOf } from './handler-of.ts'
import type { ProviderCallProblem } from './provider-call-problem.ts'

/** Claims with what the provider's handler added, and why it could not. */
export interface Learned {
  readonly claims: Claims
  readonly userInfoProblem?: ProviderCallProblem
  readonly groupsProblem?: ProviderCallProblem
}

interface Known {
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly claims: Claims
  readonly accessToken: string | undefined
}

/** Asks the handler of the mount's provider about the person; groups take their place among the claims, to be bound there. */
export async function learnMore(world: World, { config, role, claims, accessToken }: Known): Promise<Learned> {
  const handler = handlerOf(config)
  const user = userClaimValue(role, claims)
  if (handler === undefined || typeof user !== 'string') return { claims }

  const question = { world, user, groupsClaim: role.groups_claim, accessToken }
  const info = (await handler.userInfo?.({ ...question, claims })) ?? { added: {} }
  if ('failed' in info) return { claims, userInfoProblem: info.failed }
  const informed = { ...claims, ...info.added }
  if (role.groups_claim === '') return { claims: informed }

  const groups = await handler.groups?.({ ...question, claims: informed })
  if (groups === undefined) return { claims: informed }
  if ('failed' in groups) return { claims: informed, groupsProblem: groups.failed }
  return { claims: withClaim(informed, role.groups_claim, groups) }
}
