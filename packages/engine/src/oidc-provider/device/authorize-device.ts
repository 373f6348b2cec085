import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { scopesAsked } from '../authorize/authorize-request.ts'
import { providerIssuer } from '../issuer.ts'
import { pageAddress } from '../providers/discovery.ts'
import { openid } from '../scopes/scope.ts'
import { callerRules, clientFacts } from '../token/client-rules.ts'
import type { ClientCredentials } from '../token/credentials.ts'
import { beginDeviceAuthorization, deviceLifetime } from './device-authorization.ts'

/** What a device shows its user (RFC 8628 3.2). */
export interface DeviceInvitation {
  readonly device_code: string
  readonly user_code: string
  readonly verification_uri: string
  readonly verification_uri_complete: string
  readonly expires_in: number
  readonly interval: number
}

/** Lets a device without a browser begin: its user decides elsewhere. */
export async function authorizeDevice(
  world: World,
  request: { readonly provider: string; readonly credentials: ClientCredentials; readonly scope: string },
): Promise<DeviceInvitation> {
  const facts = await clientFacts(world, request.provider, request.credentials)
  refuseFirst(judge(callerRules, facts))
  const { client, provider } = facts
  if (client?.device_authorization !== true || provider === undefined) return refuse({ code: 'exchange_device_flow_disabled' })
  if (!scopesAsked(request).includes(openid)) refuse({ code: 'exchange_openid_missing' })

  const begun = await beginDeviceAuthorization(world, {
    provider: provider.name,
    client_id: client.client_id,
    scope: request.scope,
  })
  const verification_uri = `${pageAddress(providerIssuer(world.settings, provider))}/device`
  return {
    device_code: begun.deviceCode,
    user_code: begun.userCode,
    verification_uri,
    verification_uri_complete: `${verification_uri}?user_code=${begun.userCode}`,
    expires_in: deviceLifetime,
    interval: begun.interval,
  }
}
