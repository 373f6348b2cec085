import { allowAuthorization } from '@postern/engine/oidc-provider/page/decide-authorization.ts'
import { judgeAuthorizeRequest } from '@postern/engine/oidc-provider/page/judge-authorize-request.ts'
import { pageRequestOf } from '@postern/engine/oidc-provider/page/page-request.ts'
import { pushedParameters } from '@postern/engine/oidc-provider/pushed/pushed-request.ts'
import type { World } from '@postern/engine/world.ts'
import { keepErrand } from '../errands/keep-errand.ts'
import { signedIn } from '../signed-in.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { backWithError, backWith } from './back.ts'
import { localProblem } from './local-problem.ts'

/** An authorization request as a browser brings it. */
export interface Arrival {
  readonly provider: string
  readonly entries: readonly (readonly [string, string])[]
  /** It came as a form of the app's page: cookies of ours stayed behind then. */
  readonly isPost: boolean
}

/** The authorization endpoint of browsers (spec/oidc-provider.md 17.3): straight back, a page of ours, or an errand. */
export async function beginAuthorization(world: World, visit: Visit, arrival: Arrival): Promise<PageAnswer> {
  const { provider, entries, isPost } = arrival
  const asked = await pageRequestOf(world, { provider, entries })
  const who = isPost ? undefined : await signedIn(world, visit)
  const begun = { at: world.clock.now(), tokenId: who?.signed.tokenId ?? '' }
  const stage = await judgeAuthorizeRequest(world, asked, { session: who?.signed, begun })

  if (stage.stage === 'local_error') return localProblem(world, stage.reason, entries)
  const options = { status: isPost ? 303 : 302, behindForm: undefined, app: '' } as const
  if (stage.stage === 'ready') return backWith(await allowAuthorization(world, stage), options)
  // Who is signed in shows when the browser follows the redirect, and brings its cookies.
  const isUnsure = isPost && stage.stage === 'redirect_error' && stage.reason.code === 'authorize_login_required'
  if (stage.stage === 'redirect_error' && !isUnsure) return backWithError(stage, options)

  const { pushedId, clientId } = asked.request
  const purpose = {
    kind: 'authorize' as const,
    provider,
    entries: pushedId === undefined ? copied(entries) : await pushedEntries(world, { provider, clientId, entries }),
    ...(pushedId === undefined ? {} : { pushedId }),
  }
  return keepErrand(world, visit, { purpose, begun, isPost })
}

async function pushedEntries(
  world: World,
  { provider, clientId, entries }: Pick<Arrival, 'provider' | 'entries'> & { readonly clientId: string },
): Promise<[string, string][]> {
  const requestUri = entries.find(([name]) => name === 'request_uri')?.[1] ?? ''
  const pushed = await pushedParameters(world, { provider, clientId, requestUri })
  return Object.entries(pushed?.parameters ?? {})
}

function copied(entries: Arrival['entries']): [string, string][] {
  return entries.map(([name, value]) => [name, value])
}
