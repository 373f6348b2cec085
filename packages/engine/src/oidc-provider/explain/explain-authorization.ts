import { judgeAll, type Judgement, type Finding } from '#finding.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { authorizeFacts, type AuthorizeFacts, grantedScopes, type Signed } from '../authorize/authorize-facts.ts'
import { type AuthorizeRequest, scopesAsked } from '../authorize/authorize-request.ts'
import { type AuthorizeRule, authorizeRules, localRules, personRules, requestRules } from '../authorize/authorize-rules.ts'
import { offlineAccess } from '../authorize/code-order.ts'
import type { AuthorizeReason } from '../authorize/reasons.ts'
import { consentNeed } from '../consent/consent-need.ts'
import { openid, scopesNamed } from '../scopes/scope.ts'
import { type AccessPath, assignmentStep, clientStep, groupSteps } from './access-path.ts'
import { waysUp } from './shortest-ways.ts'

/** What would become of an authorization request, and why. */
export interface AuthorizationExplained {
  readonly judgement: Judgement<AuthorizeReason>
  readonly outcome: 'local_error' | 'redirect_error' | 'login' | 'consent' | 'code'
  /** The path that lets the person in; undefined when none does. */
  readonly path: AccessPath | undefined
  readonly scopes: readonly string[]
  readonly ignoredScopes: readonly string[]
}

/** Judges a request for a person with every rule, refused or not. Nothing is issued. */
export async function explainAuthorization(
  world: World,
  { request, signed, isPrompted }: { readonly request: AuthorizeRequest; readonly signed: Signed; readonly isPrompted: boolean },
): Promise<AuthorizationExplained> {
  const facts = await authorizeFacts(world, request, signed)
  if (signed.entityId !== '' && facts.person === undefined) refuse({ code: 'oidc_person_not_found', entityId: signed.entityId })
  const judgement = judgeAll(authorizeRules, facts)
  const scopes = grantedScopes(facts)
  const granted = new Set([...scopes, openid, ...(facts.client?.refresh_token_ttl === undefined ? [] : [offlineAccess])])
  return {
    judgement,
    outcome: await outcomeOf(world, facts, { judgement, isPrompted }),
    path: await pathOf(world, facts),
    scopes,
    ignoredScopes: scopesAsked(request).filter((scope) => !granted.has(scope)),
  }
}

/** The way that lets the person in, the client last. */
async function pathOf({ storage }: World, { membership, person, client }: AuthorizeFacts): Promise<AccessPath | undefined> {
  if (membership?.isMember !== true || person === undefined || client === undefined) return undefined
  const { assignment, group } = membership.way
  return storage.read(async (view) => {
    const ways = group === undefined ? undefined : await waysUp(view, person.entity.id)
    const way = ways?.get(group?.id ?? '') ?? []
    return [...(await groupSteps(view, way))(way), assignmentStep(assignment), clientStep(client)]
  })
}

async function outcomeOf(
  world: World,
  facts: AuthorizeFacts,
  { judgement, isPrompted }: { readonly judgement: Judgement<AuthorizeReason>; readonly isPrompted: boolean },
): Promise<AuthorizationExplained['outcome']> {
  const refuses = (rules: readonly AuthorizeRule[]) => judgement.some((finding) => isRefusalOf(finding, rules))
  if (refuses(localRules)) return 'local_error'
  if (refuses(requestRules) || refuses(personRules)) return 'redirect_error'
  if (judgement.some(({ rule, verdict }) => rule === 'auth_age' && verdict === 'refuse')) return 'login'
  if (judgement.some(({ verdict }) => verdict === 'refuse')) return 'redirect_error'
  const need = await consentNeed(world, facts, { scopes: await scopesNamed(world, grantedScopes(facts)), isPrompted })
  return need.isNeeded ? 'consent' : 'code'
}

function isRefusalOf({ rule, verdict }: Finding<AuthorizeReason>, rules: readonly AuthorizeRule[]): boolean {
  return verdict === 'refuse' && rules.some(({ name }) => name === rule)
}
