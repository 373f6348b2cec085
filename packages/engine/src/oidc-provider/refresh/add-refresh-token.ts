import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'
import type { ProvenClient } from '../token/client-rules.ts'
import { newRefreshToken, refreshTokens } from './refresh-token.ts'

/** The answer with a refresh token, if the app asked for one and may have it (OpenID Connect Core 11). */
export async function addRefreshToken(
  world: World,
  { caller, grant, tokens }: { readonly caller: ProvenClient; readonly grant: ProviderGrant; readonly tokens: TokenAnswer },
): Promise<TokenAnswer> {
  const ttl = caller.client.refresh_token_ttl ?? 0
  if (!grant.is_offline || ttl === 0) return tokens
  const { value, record } = newRefreshToken(world, await secretsOf(world), { grant, ttl })
  await world.storage.write((change) => refreshTokens.put(change, record))
  return { ...tokens, refresh_token: value }
}
