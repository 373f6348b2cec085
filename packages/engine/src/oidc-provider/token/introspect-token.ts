import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { membershipOf } from '../assignments/membership.ts'
import type { Client } from '../clients/client.ts'
import { providerIssuer } from '../issuer.ts'
import { maybePerson, type Person } from '../person.ts'
import type { Provider } from '../providers/provider.ts'
import { refreshTokenId, refreshTokens } from '../refresh/refresh-token.ts'
import { openid } from '../scopes/scope.ts'
import { openAccessToken } from './access-token.ts'
import { callerRules, clientFacts } from './client-rules.ts'
import { hasEnded, hasGrantEnded } from './ended-grant.ts'
import type { TokenInquiry } from './revoke-token.ts'

/** What an introspection says (RFC 7662 2.2); an inactive token is nothing but inactive. */
export type Introspection =
  | { readonly active: false }
  | {
      readonly active: true
      readonly scope: string
      readonly client_id: string
      readonly username: string
      readonly token_type: 'Bearer' | 'refresh_token'
      readonly exp: number
      readonly iat: number
      readonly nbf: number
      readonly sub: string
      readonly aud: string
      readonly iss: string
      readonly jti: string
    }

/** A token as a client knows it, wherever it is kept. */
interface Known {
  readonly type: 'Bearer' | 'refresh_token'
  readonly id: string
  readonly entity_id: string
  readonly scopes: readonly string[]
  readonly issued: number
  readonly expires: number
}

const inactive: Introspection = { active: false }

/** Tells a client whether a token of its own is alive, and whose it is. */
export async function introspectToken(world: World, inquiry: TokenInquiry): Promise<Introspection> {
  const facts = await clientFacts(world, inquiry.provider, inquiry.credentials)
  refuseFirst(judge(callerRules, facts))
  const { client, provider } = facts
  // Whoever asks must have proven something; a public client cannot.
  if (client === undefined || provider === undefined || client.client_type === 'public')
    return refuse({ code: 'exchange_client_unauthenticated' })
  if (inquiry.token === '') refuse({ code: 'exchange_token_missing' })

  const known = await knownToken(world, { client, provider, token: inquiry.token })
  if (known === undefined || known.expires <= world.clock.now()) return inactive
  const person = await world.storage.read((view) => maybePerson(view, known.entity_id))
  if (person === undefined || !(await membershipOf(world, person, client)).isMember) return inactive
  return introspectionOf(world, { client, provider, known, person })
}

interface Own {
  readonly client: Client
  readonly provider: Provider
}

async function knownToken(
  world: World,
  { client, provider, token }: Own & { readonly token: string },
): Promise<Known | undefined> {
  const isOwn = (of: { readonly client_id: string; readonly provider: string }) =>
    of.client_id === client.client_id && of.provider === provider.name
  const opened = await openAccessToken(world, token)
  if (opened !== undefined) {
    const isEnded = await world.storage.read((view) => hasEnded(view, opened))
    return isOwn(opened) && !isEnded ? { ...opened, type: 'Bearer' } : undefined
  }
  const id = refreshTokenId(await secretsOf(world), token)
  if (id === undefined) return undefined
  return world.storage.read(async (view) => {
    const record = await refreshTokens.maybe(view, id)
    if (record === undefined || record.is_used || !isOwn(record.grant) || (await hasGrantEnded(view, record.grant.id)))
      return undefined
    return { ...record.grant, id, issued: record.issued, expires: record.expires, type: 'refresh_token' as const }
  })
}

function introspectionOf(
  { settings }: World,
  { client, provider, known, person }: Own & { readonly known: Known; readonly person: Person },
): Introspection {
  return {
    active: true,
    scope: [openid, ...known.scopes].join(' '),
    client_id: client.client_id,
    username: person.entity.name,
    token_type: known.type,
    exp: known.expires,
    iat: known.issued,
    nbf: known.issued,
    sub: known.entity_id,
    aud: client.client_id,
    iss: providerIssuer(settings, provider),
    jti: known.id,
  }
}
