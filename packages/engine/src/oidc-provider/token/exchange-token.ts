import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { exchangeDeviceCode } from '../device/exchange-device-code.ts'
import { exchangeRefreshToken } from '../refresh/exchange-refresh-token.ts'
import { grantToClient } from './client-credentials.ts'
import { type ClientFacts, clientFacts, clientRules, type ProvenClient } from './client-rules.ts'
import type { ClientCredentials } from './credentials.ts'
import { exchangeCode } from './exchange-code.ts'
import { grantTypeOf } from './grant-type.ts'

/** A request to the token endpoint; a text that was not sent is empty. */
export interface TokenRequest {
  readonly provider: string
  readonly credentials: ClientCredentials
  readonly grantType: string
  readonly code: string
  readonly redirectUri: string
  readonly verifier: string
  readonly refreshToken: string
  readonly deviceCode: string
  readonly scope: string | undefined
}

/** The token endpoint (13): who calls, which grant, and then the grant's own rules. */
export async function exchangeToken(world: World, request: TokenRequest): Promise<TokenAnswer> {
  const facts = await clientFacts(world, request.provider, request.credentials)
  refuseFirst(judge(clientRules, facts))
  const caller = provenClient(facts)

  switch (grantTypeOf(request.grantType, caller.client)) {
    case 'authorization_code':
      return exchangeCode(world, caller, request)
    case 'client_credentials':
      return grantToClient(world, caller, request.scope ?? '')
    case 'refresh_token':
      return exchangeRefreshToken(world, caller, request)
    case 'device_code':
      return exchangeDeviceCode(world, caller, request.deviceCode)
  }
}

/** The caller of a token endpoint, once the rules have passed. */
export function provenClient({ provider, client, key }: ClientFacts): ProvenClient {
  if (provider === undefined || client === undefined) throw new Error('a client that passed is known')
  return { provider, client, key: key ?? refuse({ code: 'exchange_key_missing', key: client.key }) }
}
