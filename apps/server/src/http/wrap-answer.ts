import { readSeconds } from '@postern/contract/fields/duration.ts'
import { rootNamespace } from '@postern/engine/storage/keys.ts'
import type { World } from '@postern/engine/world.ts'
import { wrapReply } from '@postern/engine/wrapping/wrap-reply.ts'
import { wrappedAccessorIn } from '@postern/engine/wrapping/wrapped-accessor.ts'
import { wrappedEnvelope } from '#handlers/wrapped-envelope.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { refuseMalformed } from './edge-refusal.ts'
import type { EdgeRequest } from './request.ts'

/** Seconds of response wrapping that a request asks for; 0 for none (spec/core.md 1.3). */
export function wrapTtlOf({ headers }: Pick<EdgeRequest, 'headers'>): number {
  const written = headers['x-vault-wrap-ttl']
  if (written === undefined || written === '') return 0
  const reading = readSeconds(written)
  if (!('value' in reading)) return refuseMalformed(`error parsing X-Vault-Wrap-TTL header: ${reading.problem}`)
  if (reading.value < 0) return refuseMalformed('error parsing X-Vault-Wrap-TTL header: requested wrap ttl cannot be negative')
  return reading.value
}

/** Puts an answer into a wrapping token and tells how to get it; errors and empty answers stay as they are (11.1). */
export async function wrapAnswer(
  world: World,
  answer: Answer,
  { path, ttl }: { readonly path: string; readonly ttl: number },
): Promise<Answer> {
  if (answer.status !== 200 || typeof answer.body !== 'string') return answer
  const wrappedAccessor = wrappedAccessorIn(answer.body)
  const wrapInfo = await wrapReply(world, {
    namespace: rootNamespace,
    ttl,
    creationPath: path,
    reply: answer.body,
    ...(wrappedAccessor !== undefined && { wrappedAccessor }),
  })
  return jsonAnswer(200, wrappedEnvelope(wrapInfo))
}
