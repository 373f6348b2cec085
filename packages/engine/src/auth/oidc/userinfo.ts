import type { World } from '#world.ts'
import { type Claims, memberOf } from '../jwt/claims/parse-claims.ts'
import type { HandedOut } from './handed-out.ts'

// What the ID token was judged by stays as it was judged.
const protocolClaims: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', 'nbf', 'azp', 'nonce'])

/**
 * The claims with what the UserInfo endpoint says beside them, whose members go before those of the ID token
 * (spec/jwt-oidc-auth.md 7.9). An endpoint that will not say leaves the claims as they are.
 */
export async function withUserinfo(world: World, { provider, tokens }: HandedOut, claims: Claims): Promise<Claims> {
  const subject = memberOf(claims, 'sub')
  if (provider.userinfoEndpoint === undefined || tokens.accessToken === undefined || typeof subject !== 'string') return claims
  const said = await world.relyingParty.userinfo(provider, tokens.accessToken, subject)
  if (isFailure(said)) return claims
  const issuer = memberOf(said, 'iss')
  if (issuer !== undefined && issuer !== memberOf(claims, 'iss')) return claims
  const added = Object.entries(said).filter(([name]) => !protocolClaims.has(name))
  return { ...claims, ...Object.fromEntries(added) }
}

// Only what names the very person is an answer; a failure names nobody.
function isFailure(said: Readonly<Record<string, unknown>>): boolean {
  return 'failure' in said && !('sub' in said)
}
