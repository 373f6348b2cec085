import { refuse } from '#refusal.ts'
import type { Client } from '../clients/client.ts'

/** What a token can be got for. */
export type GrantType = 'authorization_code' | 'client_credentials' | 'refresh_token' | 'device_code'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** The grant that is asked for, if the client may have it (13.2, rows 8 to 10). */
export function grantTypeOf(asked: string, client: Client): GrantType {
  if (asked === '') refuse({ code: 'exchange_grant_type_missing' })
  const type = typeNamed(asked)
  if (!isSwitchedOn(type, client)) refuse({ code: 'exchange_flow_disabled' })
  // Whoever has no secret is anybody, so there is nobody to give a token to (20, 6).
  if (type === 'client_credentials' && client.client_type === 'public') refuse({ code: 'exchange_public_client_alone' })
  return type
}

function typeNamed(asked: string): GrantType {
  if (asked === deviceGrant) return 'device_code'
  if (asked === 'authorization_code' || asked === 'client_credentials' || asked === 'refresh_token') return asked
  return refuse({ code: 'exchange_grant_type_unknown' })
}

function isSwitchedOn(type: GrantType, client: Client): boolean {
  switch (type) {
    case 'authorization_code':
      return client.authorization_code
    case 'client_credentials':
      return client.client_credentials
    case 'refresh_token':
      return (client.refresh_token_ttl ?? 0) > 0
    case 'device_code':
      return client.device_authorization === true
  }
}
