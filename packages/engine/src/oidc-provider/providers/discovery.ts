import { signingAlgorithms } from '@postern/contract/resources/oidc-key.ts'
import { signatureAlgorithms } from '#crypto/algorithms.ts'
import type { World } from '#world.ts'
import type { Client } from '../clients/client.ts'
import { providerIssuer } from '../issuer.ts'
import { openid } from '../scopes/scope.ts'
import { clientsServedBy } from './allowed-clients.ts'
import { maybeProvider, type Provider } from './provider.ts'

/** The metadata of a provider (11.1, OpenID Connect Discovery 3, RFC 8414 2); undefined when there is no such provider. */
export async function discoveryOf(world: World, name: string): Promise<object | undefined> {
  return world.storage.read(async (view) => {
    const provider = await maybeProvider(view, name)
    return provider && metadataOf(world, provider, await clientsServedBy(view, provider))
  })
}

function metadataOf({ settings }: World, provider: Provider, served: readonly Client[]): object {
  const issuer = providerIssuer(settings, provider)
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/keys`,
    authorization_endpoint: `${pageAddress(issuer)}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    id_token_signing_alg_values_supported: [...signingAlgorithms],
    response_types_supported: ['code'],
    scopes_supported: [...provider.scopes_supported, ...(served.some(hasRefreshTokens) ? ['offline_access'] : []), openid],
    claims_supported: [],
    subject_types_supported: ['public'],
    grant_types_supported: grantTypes(served),
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'client_secret_post',
      'none',
      ...(served.some(hasKeys) ? ['private_key_jwt'] : []),
    ],
    code_challenge_methods_supported: provider.require_s256 === true ? ['S256'] : ['plain', 'S256'],
    ...extensions(issuer, provider, served),
  }
}

/** Members for what goes beyond Vault and OpenBao (23). */
function extensions(issuer: string, provider: Provider, served: readonly Client[]): object {
  return {
    authorization_response_iss_parameter_supported: true,
    response_modes_supported: ['query', 'form_post'],
    revocation_endpoint: `${issuer}/revoke`,
    introspection_endpoint: `${issuer}/introspect`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    end_session_endpoint: `${pageAddress(issuer)}/logout`,
    ...(provider.require_pushed_authorization_requests === true ? { require_pushed_authorization_requests: true } : {}),
    ...(served.some(hasKeys) ? { token_endpoint_auth_signing_alg_values_supported: [...signatureAlgorithms] } : {}),
    ...(served.some(({ device_authorization }) => device_authorization)
      ? { device_authorization_endpoint: `${issuer}/device` }
      : {}),
    ...(served.some(({ backchannel_logout_uri }) => backchannel_logout_uri)
      ? { backchannel_logout_supported: true, backchannel_logout_session_supported: true }
      : {}),
  }
}

function grantTypes(served: readonly Client[]): readonly string[] {
  return [
    'authorization_code',
    ...(served.some(({ client_credentials }) => client_credentials) ? ['client_credentials'] : []),
    ...(served.some(hasRefreshTokens) ? ['refresh_token'] : []),
    ...(served.some(({ device_authorization }) => device_authorization) ? ['urn:ietf:params:oauth:grant-type:device_code'] : []),
  ]
}

function hasRefreshTokens({ refresh_token_ttl = 0 }: Client): boolean {
  return refresh_token_ttl > 0
}

function hasKeys({ jwks, jwks_uri }: Client): boolean {
  return jwks !== undefined || jwks_uri !== undefined
}

/** Where people meet the provider in their browser: the issuer's address with the console's path. */
export function pageAddress(issuer: string): string {
  return issuer.replace('/v1/', '/ui/vault/')
}
