import { firstRefusal, judge } from '#finding.ts'
import type { World } from '#world.ts'
import { type AuthorizeFacts, authorizeFacts, grantedScopes, type Signed } from '../authorize/authorize-facts.ts'
import { localRules, personRules } from '../authorize/authorize-rules.ts'
import type { AuthorizeReason } from '../authorize/reasons.ts'
import { type ConsentNeed, consentNeed } from '../consent/consent-need.ts'
import { consentPreview, type ConsentPreview } from '../consent/consent-preview.ts'
import { scopesNamed } from '../scopes/scope.ts'
import { readIdTokenHint } from './id-token-hint.ts'
import { type LoginWhy, whyLogin } from './login-need.ts'
import type { PageRequest } from './page-request.ts'
import { requestRefusal } from './request-refusal.ts'
import { type ReturnTarget, returnTarget } from './return-target.ts'

/** What the page does next with an authorization request (17.3, console e.1). */
export type AuthorizeStage =
  /** A page of ours, status 400: nobody may be sent anywhere. */
  | { readonly stage: 'local_error'; readonly reason: AuthorizeReason }
  /** Back to the app with an error. */
  | { readonly stage: 'redirect_error'; readonly reason: AuthorizeReason; readonly target: ReturnTarget }
  | {
      readonly stage: 'login'
      readonly why: LoginWhy
      readonly loginHint: string
      readonly facts: AuthorizeFacts
      readonly target: ReturnTarget
    }
  /** The person has signed in, but may not use the app: they may switch the account, or go back with the error. */
  | {
      readonly stage: 'not_allowed'
      readonly reason: AuthorizeReason
      readonly facts: AuthorizeFacts
      readonly target: ReturnTarget
    }
  | {
      readonly stage: 'consent'
      readonly preview: ConsentPreview
      readonly need: ConsentNeed
      readonly facts: AuthorizeFacts
      readonly target: ReturnTarget
    }
  /** Nothing is in the way: allow it. */
  | {
      readonly stage: 'ready'
      readonly declined: readonly string[]
      readonly facts: AuthorizeFacts
      readonly target: ReturnTarget
    }

/** The sign-in that was there when the request began: a fresh one must be another, and no older than that. */
export interface Begun {
  readonly at: number
  /** Empty when nobody had signed in. */
  readonly tokenId: string
}

/** Judges a browser's request stage by stage. Issues nothing, changes nothing; the same call judges again before the code is minted. */
export async function judgeAuthorizeRequest(
  world: World,
  asked: PageRequest,
  { session, begun }: { readonly session: Signed | undefined; readonly begun: Begun },
): Promise<AuthorizeStage> {
  const { request } = asked
  const facts = await authorizeFacts(world, request, session)
  const local = localRefusal(asked, facts)
  if (local !== undefined) return { stage: 'local_error', reason: local }

  const target = returnTarget(world, facts, asked.responseMode)
  const refused = (reason: AuthorizeReason): AuthorizeStage => ({ stage: 'redirect_error', reason, target })
  const unfit = requestRefusal(asked, facts)
  if (unfit !== undefined) return refused(unfit)

  const isSilent = asked.prompt.has('none')
  const hint =
    asked.idTokenHint === '' || facts.provider === undefined
      ? 'none'
      : ((await readIdTokenHint(world, facts.provider, asked.idTokenHint)) ?? 'unknown')
  const why = whyLogin(facts, { asked, begun, hint })
  if (why === 'hint' && isFreshly(session, begun)) return refused({ code: 'authorize_hint_of_another', state: request.state })
  if (why !== undefined && isSilent) return refused({ code: 'authorize_login_required', state: request.state })
  if (why !== undefined) return { stage: 'login', why, loginHint: asked.loginHint, facts, target }

  const barred = firstRefusal(judge(personRules, facts))?.reason
  if (barred !== undefined)
    return isSilent || barred.code === 'authorize_assignment_missing'
      ? refused(barred)
      : { stage: 'not_allowed', reason: barred, facts, target }

  const scopes = await scopesNamed(world, grantedScopes(facts))
  const need = await consentNeed(world, facts, { scopes, isPrompted: asked.prompt.has('consent') })
  if (!need.isNeeded) return { stage: 'ready', declined: need.declined, facts, target }
  if (isSilent) return refused({ code: 'authorize_consent_required', state: request.state })
  return { stage: 'consent', preview: await consentPreview(world, facts, need), need, facts, target }
}

const decisiveParameters = ['client_id', 'redirect_uri', 'request_uri']

/** Why nobody may be sent anywhere. */
function localRefusal({ isLost, repeated, request: { state } }: PageRequest, facts: AuthorizeFacts): AuthorizeReason | undefined {
  if (isLost) return { code: 'authorize_pushed_request_unknown', state }
  const twice = repeated.find((name) => decisiveParameters.includes(name))
  if (twice !== undefined) return { code: 'authorize_parameter_repeated', state, parameter: twice }
  return firstRefusal(judge(localRules, facts))?.reason
}

function isFreshly(session: Signed | undefined, begun: Begun): boolean {
  return session !== undefined && session.tokenId !== begun.tokenId && session.authTime >= begun.at
}
