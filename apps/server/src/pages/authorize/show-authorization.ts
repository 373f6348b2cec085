import { allowAuthorization } from '@postern/engine/oidc-provider/page/decide-authorization.ts'
import type { World } from '@postern/engine/world.ts'
import type { DecideOnce } from '../errands/decide-once.ts'
import type { FailedAttempt } from '../errands/sign-in-for-errand.ts'
import { problem } from '../problem.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { consentAnswer } from '../views/consent-answer.ts'
import { notAllowedAnswer } from '../views/not-allowed-answer.ts'
import { signInAnswer } from '../views/sign-in-answer.ts'
import { backWith, backWithError, sourcesOf } from './back.ts'
import { type AuthorizeErrand, judgeErrand } from './judge-errand.ts'
import { localProblem } from './local-problem.ts'

interface Showing {
  readonly open: AuthorizeErrand
  readonly decideOnce: DecideOnce
  /** How the sign-in went that was just tried. */
  readonly attempt?: FailedAttempt | undefined
}

/** Shows what comes next of an authorization: sign in, consent, a refusal, or straight back to the app. */
export async function showAuthorization(world: World, visit: Visit, { open, decideOnce, attempt }: Showing): Promise<PageAnswer> {
  const { stage, who } = await judgeErrand(world, visit, open)
  switch (stage.stage) {
    case 'local_error':
      return localProblem(world, stage.reason, open.errand.purpose.entries)
    case 'redirect_error':
      return backWithError(stage, { status: 302, behindForm: visit, app: '' })
    case 'login': {
      const { client, person } = stage.facts
      return signInAnswer(world, open, {
        app: client?.display_name ?? client?.name,
        why: stage.why,
        person: person?.entity.name,
        username: stage.loginHint,
        formsLeadTo: sourcesOf(stage.target.redirectUri),
        ...attempt,
      })
    }
    case 'not_allowed':
      return notAllowedAnswer(world, open, { reason: stage.reason, facts: stage.facts, who })
    case 'consent':
      return who === undefined ? problem('expired', { world }) : consentAnswer(world, open, { ...stage, who })
    case 'ready': {
      const answer = await decideOnce(open.errand, () => allowAuthorization(world, stage))
      return answer === undefined
        ? problem('expired', { world })
        : backWith(answer, { status: 302, behindForm: visit, app: stage.facts.client?.name })
    }
  }
}
