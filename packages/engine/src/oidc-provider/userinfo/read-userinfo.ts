import { judge, pass, refusal, type Rule } from '#finding.ts'
import { decide } from '#policies/acl/decide.ts'
import { Refusal, refuse, refuseFirst } from '#refusal.ts'
import { callerOf } from '#tokens/caller-of.ts'
import type { PresentedToken } from '#tokens/token-desk.ts'
import type { World } from '#world.ts'
import { type Membership, membershipOf } from '../assignments/membership.ts'
import { type Client, clientById } from '../clients/client.ts'
import { factsOf, maybePerson, type Person } from '../person.ts'
import { servesClient } from '../providers/allowed-clients.ts'
import { type Provider, providerNamed } from '../providers/provider.ts'
import { previewClaims, type PreviewedClaims } from '../scopes/preview-claims.ts'
import { scopesNamed } from '../scopes/scope.ts'
import type { Claims } from '../templates/render-template.ts'
import { type AccessToken, openAccessToken } from '../token/access-token.ts'
import { hasEnded } from '../token/ended-grant.ts'
import type { UserinfoReason } from './reasons.ts'

/** A request for userinfo, and the token it came with. */
export interface UserinfoRequest {
  readonly provider: string
  readonly operation: 'read' | 'write'
  /** Absent when no token was sent. */
  readonly presented: PresentedToken | undefined
  /** The token came as `Authorization: Bearer`, and nowhere else. */
  readonly isBearer: boolean
}

/** The claims of the person behind an access token, as they are now (16). */
export async function readUserinfo(world: World, request: UserinfoRequest): Promise<Claims> {
  if (request.presented === undefined) return refuse({ code: 'userinfo_permission_denied' })
  const token = await openAccessToken(world, request.presented.clientToken)
  if (token === undefined) return refuseOrdinaryToken(world, request, request.presented)

  const facts = await userinfoFacts(world, request, token)
  refuseFirst(judge(userinfoRules, facts))
  return { ...facts.claims?.claims, sub: token.entity_id }
}

interface UserinfoFacts {
  readonly request: UserinfoRequest
  readonly token: AccessToken
  readonly isAlive: boolean
  readonly provider: Provider | undefined
  readonly client: Client | undefined
  readonly person: Person | undefined
  readonly membership: Membership | undefined
  readonly claims: PreviewedClaims | undefined
}

async function userinfoFacts(world: World, request: UserinfoRequest, token: AccessToken): Promise<UserinfoFacts> {
  const now = world.clock.now()
  const [provider, client] = await Promise.all([providerNamed(world, request.provider), clientById(world, token.client_id)])
  const { person, isEnded } = await world.storage.read(async (view) => ({
    person: await maybePerson(view, token.entity_id),
    isEnded: await hasEnded(view, token),
  }))
  const membership = person && client && (await membershipOf(world, person, client))
  // A scope that the provider no longer supports no longer counts here.
  const granted = await scopesNamed(
    world,
    token.scopes.filter((scope) => provider?.scopes_supported.includes(scope)),
  )
  const claims = person && previewClaims(world, granted, { person: factsOf(person), now })
  return { request, token, provider, client, person, membership, claims, isAlive: !isEnded && token.expires > now }
}

type UserinfoRule = Rule<UserinfoFacts, UserinfoReason>

/** What the generic layer asks of any token: alive, for this path, and a person who is there and not disabled. */
const permission: UserinfoRule = {
  name: 'permission',
  look: ({ isAlive, token, request, person }) =>
    isAlive && token.provider === request.provider && person !== undefined && !person.entity.isDisabled
      ? pass
      : refusal({ code: 'userinfo_permission_denied' }),
}

const provider: UserinfoRule = {
  name: 'provider',
  look: (facts) => (facts.provider === undefined ? refusal({ code: 'userinfo_provider_unknown' }) : pass),
}

const bearer: UserinfoRule = {
  name: 'bearer',
  look: ({ request }) => (request.isBearer ? pass : refusal({ code: 'userinfo_not_bearer' })),
}

const client: UserinfoRule = {
  name: 'client',
  look: (facts) => (facts.client === undefined ? refusal({ code: 'userinfo_client_gone' }) : pass),
}

const assignment: UserinfoRule = {
  name: 'assignment',
  look({ membership }) {
    if (membership === undefined || membership.isMember) return pass
    if (membership.why === 'assignment_missing')
      return refusal({ code: 'userinfo_assignment_missing', assignment: membership.assignment })
    return refusal({ code: 'userinfo_not_member' })
  },
}

const served: UserinfoRule = {
  name: 'allowed_client_ids',
  look: (facts) =>
    facts.provider !== undefined && servesClient(facts.provider, facts.token.client_id)
      ? pass
      : refusal({ code: 'userinfo_client_not_served' }),
}

const claimsAgree: UserinfoRule = {
  name: 'claims',
  look({ claims }) {
    const conflict = claims?.conflicts[0]
    return conflict === undefined ? pass : refusal({ code: 'userinfo_claims_conflict', ...conflict })
  },
}

/** In the order of 16.2 and 16.3. */
const userinfoRules: readonly UserinfoRule[] = [permission, provider, bearer, client, assignment, served, claimsAgree]

/** An ordinary server token: one that may not come here is refused as everywhere, one that may is still no access token. */
async function refuseOrdinaryToken(world: World, request: UserinfoRequest, presented: PresentedToken): Promise<never> {
  const caller = await callerOf(world, presented).catch((error: unknown) => {
    if (error instanceof Refusal) return refuse({ code: 'userinfo_permission_denied' })
    throw error
  })
  const path = `identity/oidc/provider/${request.provider}/userinfo`
  if (!decide(caller.acl, { operation: request.operation, path }).allowed) refuse({ code: 'userinfo_permission_denied' })
  if ((await providerNamed(world, request.provider)) === undefined) refuse({ code: 'userinfo_provider_unknown' })
  if (!request.isBearer) refuse({ code: 'userinfo_not_bearer' })
  return refuse({ code: caller.token.type === 'batch' ? 'userinfo_client_id_missing' : 'userinfo_token_malformed' })
}
