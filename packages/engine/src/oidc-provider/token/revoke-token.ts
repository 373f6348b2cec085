import { parseJws } from '#crypto/parse-jws.ts'
import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { refreshTokenId, refreshTokens } from '../refresh/refresh-token.ts'
import { openAccessToken } from './access-token.ts'
import { callerRules, clientFacts } from './client-rules.ts'
import type { ClientCredentials } from './credentials.ts'
import { endGrant } from './ended-grant.ts'
import { longestLife } from './token-life.ts'

/** A client's request about one token. */
export interface TokenInquiry {
  readonly provider: string
  readonly credentials: ClientCredentials
  readonly token: string
}

/**
 * Ends a token of the client that asks (RFC 7009): an access token alone, a refresh token with its family and all that
 * came of it. Nothing happens for a token that is unknown or somebody else's, and nobody is told which it was.
 */
export async function revokeToken(world: World, { provider, credentials, token }: TokenInquiry): Promise<void> {
  const facts = await clientFacts(world, provider, credentials)
  refuseFirst(judge(callerRules, facts))
  const { client } = facts
  if (client === undefined) return
  if (token === '') refuse({ code: 'exchange_token_missing' })
  // ID tokens are read by whoever holds them; nobody would hear of their end (RFC 7009 2.2.1).
  if (!('problem' in parseJws(token))) refuse({ code: 'exchange_token_type_unsupported' })

  const opened = await openAccessToken(world, token)
  if (opened !== undefined) {
    if (opened.client_id === client.client_id && opened.provider === provider) {
      await world.storage.write((change) => endGrant(change, { id: opened.id, expires: opened.expires }))
    }
    return
  }
  const id = refreshTokenId(await secretsOf(world), token)
  if (id === undefined) return
  await world.storage.write(async (change) => {
    const record = await refreshTokens.maybe(change, id)
    if (record === undefined || record.grant.client_id !== client.client_id || record.grant.provider !== provider) return
    await endGrant(change, { id: record.grant.id, expires: world.clock.now() + longestLife(client) })
  })
}
