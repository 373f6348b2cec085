import type { World } from '@postern/engine/world.ts'
import { formOf, queryOf } from '../parameters.ts'
import { maybeTrace } from '../trace.ts'
import type { UiAnswer, UiRequest } from './ui-answer.ts'

/** Records what somebody asks of a page and what comes of it, as any request of the API; no page without a record. */
export async function recordPage(world: World, request: UiRequest, work: () => Promise<UiAnswer>): Promise<UiAnswer> {
  const trace = await maybeTrace(world, request)
  if (trace === undefined) return work()
  const isForm = request.method === 'POST'
  await trace.asked({
    intent: isForm ? 'write' : 'read',
    path: request.path.slice(1),
    sent: isForm ? formOf(request.body.toString('utf8')) : queryOf(request.query),
    wrapTtl: 0,
    caller: undefined,
    mount: undefined,
  })
  const answer = await work()
  await trace.answered({ answer })
  return answer
}
