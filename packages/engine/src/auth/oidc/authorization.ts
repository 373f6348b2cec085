import { newBase62 } from '#chance/base62.ts'
import { base64urlOf } from '#crypto/base64url.ts'
import type { ProviderAccess } from '#ports/relying-party.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import type { PendingLogin } from './pending-login.ts'
import type { SentRedirect } from './redirect-uri.ts'
import type { OidcStart } from './start-facts.ts'

interface Beginning {
  readonly start: OidcStart
  readonly config: JwtConfig
  readonly role: JwtRole
  /** Absent for a device, which is sent nowhere. */
  readonly redirect?: SentRedirect
}

/** A sign-in as it begins, with secrets nobody has seen yet. */
export function newPending(world: World, { start, config, role, redirect }: Beginning): PendingLogin {
  const hasVerifier = redirect !== undefined && !isImplicit(config)
  return {
    mount: start.mount.uuid,
    state: `st_${newBase62(world.chance, 20)}`,
    nonce: `n_${newBase62(world.chance, 20)}`,
    verifier: hasVerifier ? newBase62(world.chance, 43) : '',
    redirectUri: redirect === undefined ? '' : sentUri(config, redirect),
    audiences: role.bound_audiences ?? [],
    maxAge: role.max_age,
    role: role.name,
    mode: role.callback_mode,
    clientNonce: start.clientNonce ?? '',
    remoteAddress: start.remoteAddress,
    createdAt: world.clock.millis(),
  }
}

/** A provider that posts its answer posts it to the API, not to the console. */
function sentUri({ oidc_response_mode }: JwtConfig, { uri }: SentRedirect): string {
  return oidc_response_mode === 'form_post' ? uri.replace('ui/vault', 'v1') : uri
}

interface Authorization {
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly pending: PendingLogin
  readonly redirect: SentRedirect
}

/** Where to send the browser; undefined when the provider has no usable endpoint for it. */
export function authorizationUrl(world: World, provider: ProviderAccess, authorization: Authorization): string | undefined {
  return world.relyingParty.authorizationUrl(provider, authorizationParameters(world, authorization))
}

/** The parameters of the authorization request (OpenID Connect Core 3.1.2.1, RFC 7636). */
function authorizationParameters({ cipher }: Pick<World, 'cipher'>, { config, role, pending, redirect }: Authorization) {
  return {
    client_id: config.oidc_client_id,
    response_type: isImplicit(config) ? 'id_token' : 'code',
    redirect_uri: pending.redirectUri,
    scope: scopesOf(role),
    state: redirect.namespace === '' ? pending.state : `${pending.state},ns=${redirect.namespace}`,
    nonce: pending.nonce,
    ...(isImplicit(config) ? {} : { code_challenge: challengeOf(cipher, pending.verifier), code_challenge_method: 'S256' }),
    ...(isImplicit(config) || config.oidc_response_mode === 'form_post' ? { response_mode: 'form_post' } : {}),
    ...(role.max_age > 0 ? { max_age: String(role.max_age) } : {}),
  }
}

/** `openid` first, and nothing twice. */
export function scopesOf({ oidc_scopes }: JwtRole): string {
  return [...new Set(['openid', ...(oidc_scopes ?? [])])].filter((scope) => scope !== '').join(' ')
}

function isImplicit({ oidc_response_types }: JwtConfig): boolean {
  return oidc_response_types.includes('id_token')
}

function challengeOf(cipher: World['cipher'], verifier: string): string {
  return base64urlOf(cipher.sha256(bytesOf(verifier)))
}
