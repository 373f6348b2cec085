import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'
import { noteAppSession } from '../logout/app-session.ts'
import { addRefreshToken } from '../refresh/add-refresh-token.ts'
import type { ProvenClient } from '../token/client-rules.ts'
import { personRules } from '../token/code-rules.ts'
import { grantFacts } from '../token/grant-facts.ts'
import { issueTokens } from '../token/issue-tokens.ts'
import type { ExchangeReason } from '../token/reasons.ts'
import { type DeviceAuthorization, deviceAuthorizations, deviceIdOf } from './device-authorization.ts'

/** The device asks whether its user has decided (RFC 8628 3.4). */
export async function exchangeDeviceCode(world: World, caller: ProvenClient, deviceCode: string): Promise<TokenAnswer> {
  if (deviceCode === '') refuse({ code: 'exchange_device_code_missing' })
  const grant = await takeDecision(world, caller, deviceCode)
  const about = await grantFacts(world, caller, grant)
  refuseFirst(judge(personRules, about))
  const tokens = await issueTokens(world, { caller, grant, claims: about.claims?.claims ?? {}, nonce: '' })
  await noteAppSession(world, grant, caller.client)
  return addRefreshToken(world, { caller, grant, tokens })
}

/** The grant of a device whose user allowed it; it is given once. */
async function takeDecision(world: World, { client, provider }: ProvenClient, deviceCode: string): Promise<ProviderGrant> {
  const id = await deviceIdOf(world, deviceCode)
  const outcome = await world.storage.write(async (change): Promise<ProviderGrant | ExchangeReason> => {
    const now = world.clock.now()
    const device = await deviceAuthorizations.maybe(change, id)
    if (device === undefined || device.client_id !== client.client_id || device.provider !== provider.name) {
      return { code: 'exchange_device_code_invalid' }
    }
    if (device.expires <= now) return { code: 'exchange_device_expired' }
    if (device.decision === 'pending') {
      await deviceAuthorizations.put(change, askedAgain(device, now))
      return { code: isTooFast(device, now) ? 'exchange_device_too_fast' : 'exchange_device_pending' }
    }
    await deviceAuthorizations.remove(change, id)
    return device.decision === 'declined' ? { code: 'exchange_device_declined' } : device.decision.grant
  })
  return 'code' in outcome ? refuse(outcome) : outcome
}

function isTooFast({ last_asked, interval }: DeviceAuthorization, now: number): boolean {
  return now - last_asked < interval
}

// Who asks too often must wait five seconds longer from then on (RFC 8628 3.5).
function askedAgain(device: DeviceAuthorization, now: number): DeviceAuthorization {
  return { ...device, last_asked: now, interval: isTooFast(device, now) ? device.interval + 5 : device.interval }
}
