import type { World } from '#world.ts'
import { type Membership, membershipOf } from '../assignments/membership.ts'
import { type Client, clientById } from '../clients/client.ts'
import { maybePerson, type Person } from '../person.ts'
import { type Provider, providerNamed } from '../providers/provider.ts'
import { openid } from '../scopes/scope.ts'
import { type AuthorizeRequest, scopesAsked } from './authorize-request.ts'

/** Who asks: the person behind a server token, and when they proved who they are. */
export interface Signed {
  /** Empty for tokens without an entity, a root token for one. */
  readonly entityId: string
  /** Seconds since the epoch. */
  readonly authTime: number
  /** The token's id, which names the sign-in; empty when nobody holds one. */
  readonly tokenId: string
}

/** All that the rules of an authorization request look at. */
export interface AuthorizeFacts {
  readonly request: AuthorizeRequest
  readonly provider: Provider | undefined
  readonly client: Client | undefined
  readonly signed: Signed | undefined
  readonly person: Person | undefined
  readonly membership: Membership | undefined
  readonly now: number
}

/** Gathers the facts. Provider and client come from memory, the person is read anew. */
export async function authorizeFacts(
  world: World,
  request: AuthorizeRequest,
  signed: Signed | undefined,
): Promise<AuthorizeFacts> {
  const [provider, client] = await Promise.all([providerNamed(world, request.provider), clientById(world, request.clientId)])
  const entityId = signed?.entityId ?? ''
  const person = entityId === '' ? undefined : await world.storage.read((view) => maybePerson(view, entityId))
  const membership = person && client && (await membershipOf(world, person, client))
  return { request, provider, client, signed, person, membership, now: world.clock.now() }
}

/** What an app is granted of what it asks for: the scopes its provider supports, without openid, sorted. */
export function grantedScopes({ request, provider }: Pick<AuthorizeFacts, 'request' | 'provider'>): readonly string[] {
  return scopesAsked(request).filter((name) => name !== openid && provider?.scopes_supported.includes(name))
}
