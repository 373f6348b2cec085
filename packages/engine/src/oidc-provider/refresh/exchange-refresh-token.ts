import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { offlineAccess } from '../authorize/code-order.ts'
import { scopesAsked } from '../authorize/authorize-request.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'
import { openid } from '../scopes/scope.ts'
import type { ProvenClient } from '../token/client-rules.ts'
import { personRules } from '../token/code-rules.ts'
import { endGrant, hasGrantEnded } from '../token/ended-grant.ts'
import { grantFacts } from '../token/grant-facts.ts'
import { issueTokens } from '../token/issue-tokens.ts'
import { longestLife } from '../token/token-life.ts'
import { newRefreshToken, type RefreshToken, refreshTokenId, refreshTokens } from './refresh-token.ts'

/** What a refresh token is exchanged with. */
export interface RefreshExchange {
  readonly refreshToken: string
  /** Fewer scopes than were granted; undefined for all of them. */
  readonly scope: string | undefined
}

/** Exchanges a refresh token for fresh tokens and the next refresh token; the person is looked at as they are now. */
export async function exchangeRefreshToken(
  world: World,
  caller: ProvenClient,
  { refreshToken, scope }: RefreshExchange,
): Promise<TokenAnswer> {
  if (refreshToken === '') refuse({ code: 'exchange_refresh_token_missing' })
  const { grant, next } = await rotate(world, caller, { value: refreshToken, scope })

  const narrowed = { ...grant, scopes: [...narrowedScopes(grant, scope)] }
  const about = await grantFacts(world, caller, narrowed)
  refuseFirst(judge(personRules, about))
  const tokens = await issueTokens(world, { caller, grant: narrowed, claims: about.claims?.claims ?? {}, nonce: '' })
  return { ...tokens, refresh_token: next }
}

/** Takes the token and puts the next one in its place, as one change: of any number of attempts one succeeds. */
async function rotate(
  world: World,
  caller: ProvenClient,
  { value, scope }: { readonly value: string; readonly scope: string | undefined },
): Promise<{ readonly grant: ProviderGrant; readonly next: string }> {
  const secrets = await secretsOf(world)
  const id = refreshTokenId(secrets, value)
  const outcome = await world.storage.write(async (change) => {
    const now = world.clock.now()
    const record = id === undefined ? undefined : await refreshTokens.maybe(change, id)
    if (record === undefined || !isUsableBy(record, caller, now)) return undefined
    if (await hasGrantEnded(change, record.grant.id)) return undefined
    if (record.is_used) {
      // Somebody holds a copy, and nobody can tell who of the two is the thief (RFC 9700 4.14.2).
      await endGrant(change, { id: record.grant.id, expires: now + longestLife(caller.client) })
      return undefined
    }
    narrowedScopes(record.grant, scope)
    const next = newRefreshToken(world, secrets, { grant: record.grant, ttl: caller.client.refresh_token_ttl ?? 0 })
    await refreshTokens.put(change, { ...record, is_used: true })
    await refreshTokens.put(change, next.record)
    return { grant: record.grant, next: next.value }
  })
  return outcome ?? refuse({ code: 'exchange_refresh_token_invalid' })
}

function isUsableBy({ grant, expires }: RefreshToken, { client, provider }: ProvenClient, now: number): boolean {
  return expires > now && grant.client_id === client.client_id && grant.provider === provider.name
}

/** The scopes of a refresh: those granted, or fewer (RFC 6749 6). */
function narrowedScopes({ scopes }: ProviderGrant, asked: string | undefined): readonly string[] {
  if (asked === undefined || asked.trim() === '') return scopes
  const wanted = scopesAsked({ scope: asked }).filter((name) => name !== openid && name !== offlineAccess)
  return wanted.every((name) => scopes.includes(name)) ? wanted : refuse({ code: 'exchange_scope_wider' })
}
