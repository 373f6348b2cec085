import type { OutsideAnswer, OutsideRequest } from '#ports/outside.ts'
import type { World } from '#world.ts'
import type { ProviderCallFailure } from './provider-handler.ts'

/** A JSON object that a provider's own API answered with. */
export interface AskedJson {
  readonly json: Readonly<Record<string, unknown>>
  readonly answer: OutsideAnswer
}

/** Calls a provider's API. Not followed anywhere: every such call carries a credential. */
export async function askedJson(world: World, request: OutsideRequest): Promise<AskedJson | ProviderCallFailure> {
  const answer = await world.outside.send(request)
  if ('failure' in answer) return { failed: { problem: 'connection', ...answer } }
  if (answer.status < 200 || answer.status > 299) return { failed: { problem: 'status', status: answer.status } }
  const json = jsonIn(answer.body)
  // A list is carried under a name, so that every answer is an object.
  if (Array.isArray(json)) return { json: { items: json }, answer }
  return isObject(json) ? { json, answer } : { failed: { problem: 'not-json' } }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is AskedJson['json'] {
  return typeof value === 'object' && value !== null
}
