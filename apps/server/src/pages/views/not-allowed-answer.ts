import type { AuthorizeStage } from '@postern/engine/oidc-provider/page/judge-authorize-request.ts'
import type { World } from '@postern/engine/world.ts'
import { authorizeErrorOf } from '#wording/authorize.ts'
import { sourceOf } from '../authorize/back.ts'
import { errandAddress } from '../errands/errand-address.ts'
import type { OpenErrand } from '../errands/find-errand.ts'
import { formTarget } from '../form-token.ts'
import type { SignedIn } from '../signed-in.ts'
import type { PageAnswer } from '../visit.ts'
import { personName } from './person-name.ts'

/** The page for somebody who may not use the app: they may come as somebody else, or go back. */
export async function notAllowedAnswer(
  world: World,
  { name, browser }: OpenErrand,
  { stage, who }: { readonly stage: Extract<AuthorizeStage, { stage: 'not_allowed' }>; readonly who: SignedIn | undefined },
): Promise<PageAnswer> {
  const { client, person } = stage.facts
  return {
    page: {
      kind: 'not-allowed',
      app: client?.display_name ?? client?.name ?? '',
      person: person === undefined ? undefined : personName(person, who?.session),
      code: authorizeErrorOf(stage.reason)[0],
      switching: await formTarget(world, browser, errandAddress(name, 'switch')),
      returning: await formTarget(world, browser, errandAddress(name, 'decide')),
    },
    status: 403,
    here: errandAddress(name),
    formsLeadTo: sourceOf(stage.target.redirectUri),
  }
}
