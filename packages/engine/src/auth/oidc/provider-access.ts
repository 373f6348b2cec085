import { LRUCache } from 'lru-cache'
import { inMemory } from '#memory/in-memory.ts'
import type { ClientAuthentication, ProviderAccess, ProviderFailure, ProviderTokens } from '#ports/relying-party.ts'
import type { World } from '#world.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import type { ProviderMetadata } from '../jwt/keys/discover.ts'
import { keySourceOf } from '../jwt/keys/key-source-of.ts'
import type { KeysProblem } from '../jwt/keys/keys-problem.ts'

/** What the mount needs to act as a client of its identity provider. */
export async function providerAccess(world: World, config: JwtConfig): Promise<ProviderAccess | KeysProblem> {
  const metadata = await keySourceOf(world, config).metadata?.()
  if (metadata === undefined) return { problem: 'no-cluster' }
  return 'problem' in metadata ? metadata : accessBy(world, config, metadata)
}

function accessBy(world: World, config: JwtConfig, metadata: ProviderMetadata): ProviderAccess {
  return {
    issuer: metadata.issuer,
    ...(metadata.authorization_endpoint ? { authorizationEndpoint: metadata.authorization_endpoint } : {}),
    ...(metadata.token_endpoint ? { tokenEndpoint: metadata.token_endpoint } : {}),
    ...(metadata.userinfo_endpoint ? { userinfoEndpoint: metadata.userinfo_endpoint } : {}),
    ...(metadata.device_authorization_endpoint ? { deviceAuthorizationEndpoint: metadata.device_authorization_endpoint } : {}),
    clientId: config.oidc_client_id,
    clientSecret: config.oidc_client_secret,
    clientAuthentication: styles(world).get(config.revision) ?? 'basic',
    caPem: config.oidc_discovery_ca_pem,
    serverNames: config.override_allowed_server_names,
  }
}

const styles = inMemory(() => new LRUCache<string, ClientAuthentication>({ max: 1000 }))

interface GrantRequest {
  readonly config: JwtConfig
  readonly access: ProviderAccess
  readonly grantType: string
  readonly parameters: Readonly<Record<string, string>>
}

/** Asks for tokens: by HTTP Basic first, once more in the body if that is refused; the way that works is remembered. */
export async function requestTokens(
  world: World,
  { config, access, grantType, parameters }: GrantRequest,
): Promise<ProviderTokens | ProviderFailure> {
  const first = await world.relyingParty.grant(access, grantType, parameters)
  if (!('failure' in first) || !isClientRefused(first) || access.clientAuthentication === 'post') return first
  const second = await world.relyingParty.grant({ ...access, clientAuthentication: 'post' }, grantType, parameters)
  if ('failure' in second && isClientRefused(second)) return second
  styles(world).set(config.revision, 'post')
  return second
}

function isClientRefused(failure: ProviderFailure): boolean {
  if (failure.failure === 'oauth') return failure.error === 'invalid_client' || failure.status === 401
  return failure.failure === 'status' && (failure.status === 401 || failure.status === 400)
}
