import { refuseOverLimit } from '@postern/engine/quotas/refuse-over-limit.ts'
import { Refusal } from '@postern/engine/refusal.ts'
import type { World } from '@postern/engine/world.ts'
import { wordingOf } from '#wording/word.ts'
import { refusalAnswer } from './answer.ts'
import { defaultJsonLimits } from './body/json-complexity.ts'
import { bodyOf } from './body/parse-body.ts'
import type { Dispatch } from './dispatch.ts'
import { EdgeRefusal } from './edge-refusal.ts'
import { noParameters, type Parameters } from './parameters.ts'
import type { EdgeRequest } from './request.ts'

/** Logins are small; whoever sends more is counted without a role. */
const largestLogin = 65_536

/** Turns away addresses that ask too often, before anything of a request is read. `world` is undefined while sealed. */
export function withRateLimits(dispatch: Dispatch, world: () => World | undefined): Dispatch {
  return async (request) => {
    const current = world()
    if (current === undefined) return dispatch(request)
    try {
      const headers = await refuseOverLimit(current, {
        path: request.path,
        remoteAddress: request.remoteAddress,
        parameters: () => loginParameters(request),
      })
      const answer = await dispatch(request)
      return headers === undefined ? answer : { ...answer, headers: { ...answer.headers, ...headers } }
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(wordingOf(error.reason))
      throw error
    }
  }
}

function loginParameters({ body, headers }: EdgeRequest): Parameters {
  if (body.length > largestLogin) return noParameters
  try {
    return bodyOf(body, headers['content-type'], defaultJsonLimits)
  } catch (error) {
    // What cannot be read is refused behind; here it only has no role.
    if (error instanceof EdgeRefusal) return noParameters
    throw error
  }
}
