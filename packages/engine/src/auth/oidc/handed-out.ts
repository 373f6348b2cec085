import type { ProviderAccess, ProviderTokens } from '#ports/relying-party.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import type { ProvenLogin } from '../proven-login.ts'
import type { PendingLogin } from './pending-login.ts'
import type { Delivery } from './reasons.ts'

/** What an identity provider handed out for somebody. */
export interface HandedOut {
  readonly place: Pick<ProvenLogin, 'mount' | 'path' | 'remoteAddress'>
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly pending: PendingLogin
  readonly provider: ProviderAccess
  readonly tokens: Partial<ProviderTokens>
  readonly delivery: Delivery
}
