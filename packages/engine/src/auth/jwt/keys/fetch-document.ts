import type { OutsideAnswer, OutsideRequest } from '#ports/outside.ts'
import type { World } from '#world.ts'
import type { KeysProblem } from './keys-problem.ts'

/** How to reach a server of the identity provider: what it is trusted by, and what it wants to see. */
export interface Access {
  readonly caPem?: string
  readonly serverNames?: readonly string[]
  readonly bearer?: string
}

/** A JSON object that another server published. */
export interface Fetched {
  readonly document: Readonly<Record<string, unknown>>
  readonly answer: OutsideAnswer
}

/** Fetches a JSON object. Redirects are followed within the origin; time and size are limited by the port. */
export async function fetchDocument(world: World, url: string, access: Access): Promise<Fetched | KeysProblem> {
  const answer = await world.outside.send({ url, followsRedirects: true, ...trustOf(access), ...credentialOf(access) })
  if ('failure' in answer) {
    return answer.failure === 'bad-ca' ? { problem: 'bad-ca' } : { problem: 'connection', ...answer }
  }
  if (answer.status !== 200) return { problem: 'status', status: answer.status }
  const document = objectIn(answer.body)
  return document === undefined ? { problem: 'not-json' } : { document, answer }
}

/** The part of a request that says whom to trust. */
export function trustOf({ caPem, serverNames }: Access): Pick<OutsideRequest, 'caPem' | 'serverNames'> {
  return { ...(caPem ? { caPem } : {}), ...(serverNames?.length ? { serverNames } : {}) }
}

function credentialOf({ bearer }: Access): Pick<OutsideRequest, 'headers'> {
  return bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } }
}

function objectIn(body: string): Fetched['document'] | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Fetched['document'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
