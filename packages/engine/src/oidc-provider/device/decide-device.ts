import { firstRefusal, judge } from '#finding.ts'
import type { World } from '#world.ts'
import { type AuthorizeFacts, authorizeFacts, grantedScopes, type Signed } from '../authorize/authorize-facts.ts'
import { authorizeRequestOf, scopesAsked } from '../authorize/authorize-request.ts'
import { personRules, servingRules } from '../authorize/authorize-rules.ts'
import { offlineAccess, sessionIdOf } from '../authorize/code-order.ts'
import type { AuthorizeReason } from '../authorize/reasons.ts'
import { type DeviceAuthorization, deviceAuthorizations, userCodeIdOf } from './device-authorization.ts'

/** A device that waits for the person in front of the page, and whether that person may let it in. */
export interface WaitingDevice {
  readonly facts: AuthorizeFacts
  /** Why this person may not use the app; undefined when they may. */
  readonly refusal: AuthorizeReason | undefined
}

/** The device behind a user code; undefined for a wrong, old or used one. */
export async function waitingDevice(
  world: World,
  { provider, userCode, signed }: { readonly provider: string; readonly userCode: string; readonly signed: Signed | undefined },
): Promise<WaitingDevice | undefined> {
  const device = await deviceBehind(world, provider, userCode)
  if (device === undefined) return undefined
  const facts = await factsOf(world, device, signed)
  return { facts, refusal: firstRefusal(judge([...servingRules, ...personRules], facts))?.reason }
}

/** The person's decision; false when the code is wrong, old or used, or the person may not use the app. */
export async function decideDevice(
  world: World,
  decision: {
    readonly provider: string
    readonly userCode: string
    readonly signed: Signed
    readonly isAllowed: boolean
    /** Scopes the person left out. */
    readonly declined?: readonly string[]
  },
): Promise<boolean> {
  const device = await deviceBehind(world, decision.provider, decision.userCode)
  if (device === undefined) return false
  const facts = await factsOf(world, device, decision.signed)
  if (decision.isAllowed && firstRefusal(judge([...servingRules, ...personRules], facts)) !== undefined) return false
  const outcome = decision.isAllowed
    ? { grant: await grantFor(world, device, { facts, declined: decision.declined ?? [] }) }
    : 'declined'
  return world.storage.write(async (change) => {
    const current = await deviceAuthorizations.maybe(change, device.id)
    if (current?.decision !== 'pending') return false
    await deviceAuthorizations.put(change, { ...current, decision: outcome })
    return true
  })
}

async function deviceBehind(world: World, provider: string, userCode: string): Promise<DeviceAuthorization | undefined> {
  const id = await userCodeIdOf(world, userCode)
  const device = await world.storage.read((view) => deviceAuthorizations.maybeBy(view, 'byUserCode', id))
  const isWaiting = device?.decision === 'pending' && device.provider === provider && device.expires > world.clock.now()
  return isWaiting ? device : undefined
}

function factsOf(
  world: World,
  { provider, client_id, scope }: DeviceAuthorization,
  signed: Signed | undefined,
): Promise<AuthorizeFacts> {
  return authorizeFacts(world, authorizeRequestOf(provider, { client_id, scope, response_type: 'code' }), signed)
}

async function grantFor(
  world: World,
  { grant_id, provider, client_id }: DeviceAuthorization,
  { facts, declined }: { readonly facts: AuthorizeFacts; readonly declined: readonly string[] },
) {
  const { client, person, signed } = facts
  return {
    id: grant_id,
    provider,
    client_id,
    entity_id: person?.entity.id ?? '',
    scopes: grantedScopes(facts).filter((scope) => !declined.includes(scope)),
    is_offline: scopesAsked(facts.request).includes(offlineAccess),
    ...(client?.require_auth_time === true && signed ? { auth_time: signed.authTime } : {}),
    ...(client?.backchannel_logout_uri === undefined || !signed ? {} : { sid: await sessionIdOf(world, signed.tokenId) }),
  }
}
