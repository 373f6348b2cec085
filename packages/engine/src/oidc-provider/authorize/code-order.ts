import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { type AuthorizeFacts, grantedScopes } from './authorize-facts.ts'
import { scopesAsked } from './authorize-request.ts'
import { mintCode } from './authorization-code.ts'

/** The scope that asks for a refresh token (OpenID Connect Core 11). */
export const offlineAccess = 'offline_access'

/** Mints the code of a request that was judged and passed; `declined` scopes are left out of the grant. */
export async function codeFor(world: World, facts: AuthorizeFacts, declined: readonly string[] = []): Promise<string> {
  const { request, client, person, signed } = facts
  if (client === undefined || person === undefined || signed === undefined)
    throw new Error('a code is only minted for a request that passed')
  const tellsAuthTime = request.maxAge !== undefined || client.require_auth_time === true
  const grant = {
    provider: request.provider,
    client_id: client.client_id,
    entity_id: person.entity.id,
    scopes: grantedScopes(facts).filter((scope) => !declined.includes(scope)),
    is_offline: (client.refresh_token_ttl ?? 0) > 0 && scopesAsked(request).includes(offlineAccess),
    ...(tellsAuthTime ? { auth_time: signed.authTime } : {}),
    ...(client.backchannel_logout_uri === undefined ? {} : { sid: await sessionIdOf(world, signed.tokenId) }),
  }
  return mintCode(world, {
    grant,
    pushedId: request.pushedId,
    state: request.state,
    redirect_uri: request.redirectUri,
    nonce: request.nonce,
    ...(request.codeChallenge === undefined
      ? {}
      : { challenge: { value: request.codeChallenge, method: request.codeChallengeMethod === 'S256' ? 'S256' : 'plain' } }),
  })
}

/** The `sid` of a sign-in: says which one it was, and nothing of its token. */
export async function sessionIdOf(world: World, tokenId: string): Promise<string> {
  return (await secretsOf(world)).hash('oidc session', tokenId).slice(0, 32)
}
