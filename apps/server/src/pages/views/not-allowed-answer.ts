import type { AuthorizeFacts } from '@postern/engine/oidc-provider/authorize/authorize-facts.ts'
import type { AuthorizeReason } from '@postern/engine/oidc-provider/authorize/reasons.ts'
import type { World } from '@postern/engine/world.ts'
import { authorizeErrorOf } from '#wording/authorize.ts'
import { sourcesOf } from '../authorize/back.ts'
import { errandAddress } from '../errands/errand-address.ts'
import type { OpenErrand } from '../errands/find-errand.ts'
import { formTarget } from '../form-token.ts'
import type { SignedIn } from '../signed-in.ts'
import type { PageAnswer } from '../visit.ts'
import { personName } from './person-name.ts'

interface Barred {
  readonly reason: AuthorizeReason
  readonly facts: AuthorizeFacts
  readonly who: SignedIn | undefined
}

/** The page for somebody who may not use the app: they may come as somebody else, or go back. */
export async function notAllowedAnswer(
  world: World,
  { name, browser }: OpenErrand,
  { reason, facts, who }: Barred,
): Promise<PageAnswer> {
  const { client, person, request } = facts
  return {
    page: {
      kind: 'not-allowed',
      app: client?.display_name ?? client?.name ?? '',
      person: person === undefined ? undefined : personName(person, who?.session),
      code: authorizeErrorOf(reason)[0],
      switching: await formTarget(world, browser, errandAddress(name, 'switch')),
      returning: await formTarget(world, browser, errandAddress(name, 'decide')),
    },
    status: 403,
    here: errandAddress(name),
    formsLeadTo: sourcesOf(request.redirectUri),
  }
}
