import { type Agreement, allowAuthorization, declinedReason } from '@postern/engine/oidc-provider/page/decide-authorization.ts'
import type { AuthorizeStage } from '@postern/engine/oidc-provider/page/judge-authorize-request.ts'
import { errorAnswer, type ReturnAnswer } from '@postern/engine/oidc-provider/page/return-target.ts'
import type { World } from '@postern/engine/world.ts'
import { redirectErrorOf } from '#wording/authorize.ts'
import type { DecideOnce } from '../errands/decide-once.ts'
import { errandAddress } from '../errands/errand-address.ts'
import { problem } from '../problem.ts'
import { declinedScopes } from '../views/declined-scopes.ts'
import { whatWasShown } from '../views/what-was-shown.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'
import { backWith } from './back.ts'
import { type AuthorizeErrand, judgeErrand } from './judge-errand.ts'
import { localProblem } from './local-problem.ts'

/**
 * The person's word on an app. Everything is judged again from what the server kept, and only a yes mints a code. Whoever
 * sends the form twice gets the same answer for a moment.
 */
export async function decideAuthorization(
  world: World,
  visit: Visit,
  { open, form, decideOnce }: { readonly open: AuthorizeErrand; readonly form: Form; readonly decideOnce: DecideOnce },
): Promise<PageAnswer> {
  const { stage } = await judgeErrand(world, visit, open)
  if (stage.stage === 'local_error') return localProblem(world, stage.reason, open.errand.purpose.entries)
  const act = form.get('decision') === 'allow' ? await allowing(world, stage, form) : declining(stage)
  // Something stands in the way that was not there before: the page says what.
  if (act === undefined) return { status: 303, location: errandAddress(open.name) }
  const answer = await decideOnce(open.errand, act)
  const { client } = 'facts' in stage ? stage.facts : {}
  return answer === undefined
    ? problem('expired', { world })
    : backWith(answer, { status: 303, behindForm: visit, app: client?.display_name ?? client?.name })
}

type Act = () => Promise<ReturnAnswer>

async function allowing(world: World, stage: AuthorizeStage, form: Form): Promise<Act | undefined> {
  if (stage.stage === 'ready') return () => allowAuthorization(world, stage)
  if (stage.stage !== 'consent' || form.get('shown') !== (await whatWasShown(world, stage.facts))) return undefined
  const agreement: Agreement = {
    declined: declinedScopes(stage.preview, form),
    isRemembered: form.get('remember') === 'yes',
  }
  return () => allowAuthorization(world, stage, agreement)
}

function declining(stage: Exclude<AuthorizeStage, { stage: 'local_error' }>): Act {
  const { target } = stage
  const reason = stage.stage === 'not_allowed' ? stage.reason : declinedReason(target.state)
  return async () => errorAnswer(target, redirectErrorOf(reason))
}
