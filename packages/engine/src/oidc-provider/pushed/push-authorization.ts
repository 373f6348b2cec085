import { firstRefusal, judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { authorizeFacts } from '../authorize/authorize-facts.ts'
import { authorizeRequestOf } from '../authorize/authorize-request.ts'
import { localRules, requestRules } from '../authorize/authorize-rules.ts'
import { callerRules, clientFacts } from '../token/client-rules.ts'
import type { ClientCredentials } from '../token/credentials.ts'
import { keepPushedRequest, typedParameters } from './pushed-request.ts'

const secretParameters = new Set(['client_secret', 'client_assertion', 'client_assertion_type'])

/** Leaves an authorization request here, judged like one that comes through the browser; gives its reference. */
export async function pushAuthorization(
  world: World,
  request: {
    readonly provider: string
    readonly credentials: ClientCredentials
    readonly parameters: Readonly<Record<string, string>>
  },
): Promise<string> {
  const caller = await clientFacts(world, request.provider, request.credentials)
  refuseFirst(judge(callerRules, caller))
  const client_id = caller.client?.client_id ?? ''
  const parameters = {
    ...Object.fromEntries(Object.entries(request.parameters).filter(([name]) => !secretParameters.has(name))),
    client_id,
  }

  const asked = { ...authorizeRequestOf(request.provider, typedParameters(parameters)), pushedId: 'this one' }
  const decisive = firstRefusal(judge([...localRules, ...requestRules], await authorizeFacts(world, asked, undefined)))
  if (decisive !== undefined) refuse({ code: 'exchange_pushed_request_refused', reason: decisive.reason })
  return keepPushedRequest(world, { provider: request.provider, client_id, parameters })
}
