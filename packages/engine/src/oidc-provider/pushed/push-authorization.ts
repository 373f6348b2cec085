import { firstRefusal, judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { authorizeFacts } from '../authorize/authorize-facts.ts'
import { localRules } from '../authorize/authorize-rules.ts'
import type { AuthorizeReason } from '../authorize/reasons.ts'
import { pageRequestOf } from '../page/page-request.ts'
import { requestRefusal } from '../page/request-refusal.ts'
import { callerRules, clientFacts } from '../token/client-rules.ts'
import type { ClientCredentials } from '../token/credentials.ts'
import { keepPushedRequest } from './pushed-request.ts'

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

  const reason = await refusalOf(world, request.provider, parameters)
  if (reason !== undefined) refuse({ code: 'exchange_pushed_request_refused', reason })
  return keepPushedRequest(world, { provider: request.provider, client_id, parameters })
}

/** What a browser that came with these parameters would be told before anybody signs in. */
async function refusalOf(
  world: World,
  provider: string,
  { request_uri: reference, ...parameters }: Readonly<Record<string, string>>,
): Promise<AuthorizeReason | undefined> {
  const asked = await pageRequestOf(world, { provider, entries: Object.entries(parameters) })
  const request = { ...asked.request, hasRequestUri: reference !== undefined, pushedId: 'this one' }
  const facts = await authorizeFacts(world, request, undefined)
  return firstRefusal(judge(localRules, facts))?.reason ?? requestRefusal({ ...asked, request }, facts)
}
