import { type AuthorizeStage, judgeAuthorizeRequest } from '@postern/engine/oidc-provider/page/judge-authorize-request.ts'
import { pageRequestOf } from '@postern/engine/oidc-provider/page/page-request.ts'
import type { World } from '@postern/engine/world.ts'
import type { Errand, Purpose } from '../errands/errand.ts'
import type { OpenErrand } from '../errands/find-errand.ts'
import { signedIn, type SignedIn } from '../signed-in.ts'
import type { Visit } from '../visit.ts'

/** An errand that wants to give an app a code. */
export interface AuthorizeErrand extends OpenErrand {
  readonly errand: Errand & { readonly purpose: Extract<Purpose, { kind: 'authorize' }> }
}

/** How such an errand stands now. */
export interface JudgedErrand {
  readonly stage: AuthorizeStage
  readonly who: SignedIn | undefined
}

/** Judges an errand anew: person, app, scopes or sign-in may have changed since the last look. */
export async function judgeErrand(world: World, visit: Visit, { errand }: AuthorizeErrand): Promise<JudgedErrand> {
  const { provider, entries, pushedId } = errand.purpose
  const asked = await pageRequestOf(world, { provider, entries })
  const request = { ...asked.request, pushedId }
  const who = await signedIn(world, visit)
  const stage = await judgeAuthorizeRequest(world, { ...asked, request }, { session: who?.signed, begun: errand.begun })
  return { stage, who }
}
