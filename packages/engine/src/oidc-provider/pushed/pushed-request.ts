import { z } from 'zod'
import { newBase62 } from '#chance/base62.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { type AuthorizeParameters, type AuthorizeRequest, authorizeRequestOf } from '../authorize/authorize-request.ts'

const pushedRequest = z.object({
  id: z.string(),
  provider: z.string(),
  client_id: z.string(),
  /** As they were sent; numbers as text. */
  parameters: z.record(z.string(), z.string()),
  /** Seconds since the epoch. */
  expires: z.number(),
})

/** Authorization requests that were left here beforehand, under a keyed hash of their reference (RFC 9126). */
export const pushedRequests = collection({
  name: 'pushed-request',
  schema: pushedRequest,
  key: ({ id }) => id,
  expiresAt: ({ expires }) => expires,
})

const prefix = 'urn:ietf:params:oauth:request_uri:'

/** Seconds an app has to send its person here. */
export const pushedLifetime = 60

/** Keeps a request for its client; gives the reference that stands for it. */
export async function keepPushedRequest(
  world: World,
  order: Pick<z.output<typeof pushedRequest>, 'provider' | 'client_id' | 'parameters'>,
): Promise<string> {
  const reference = prefix + newBase62(world.chance, 43)
  const record = { ...order, id: await idOf(world, reference), expires: world.clock.now() + pushedLifetime }
  await world.storage.write((change) => pushedRequests.put(change, record))
  return reference
}

/** Keeps a pushed request longer: the app's person has come, and signs in. */
export async function holdPushedRequest({ storage }: World, id: string, until: number): Promise<void> {
  await storage.write(async (change) => {
    const record = await pushedRequests.maybe(change, id)
    if (record !== undefined && record.expires < until) await pushedRequests.put(change, { ...record, expires: until })
  })
}

/** Whether a `request_uri` is a reference of ours, and not an address that nobody would fetch. */
export function isReference(requestUri: string | undefined): requestUri is string {
  return requestUri?.startsWith(prefix) === true
}

/** The parameters that a request stands for: its own, or those that were pushed, of which only the client id is repeated. */
export async function pushedParameters(
  world: World,
  { provider, clientId, requestUri }: { readonly provider: string; readonly clientId: string; readonly requestUri: string },
): Promise<{ readonly id: string; readonly parameters: Readonly<Record<string, string>> } | undefined> {
  const id = await idOf(world, requestUri)
  const record = await world.storage.read((view) => pushedRequests.maybe(view, id))
  const isGood =
    record !== undefined && record.expires > world.clock.now() && record.provider === provider && record.client_id === clientId
  return isGood ? { id, parameters: record.parameters } : undefined
}

/** The request that the API's parameters stand for. */
export async function requestOfParameters(
  world: World,
  provider: string,
  parameters: AuthorizeParameters,
): Promise<AuthorizeRequest> {
  const { request_uri: requestUri, client_id: clientId = '', state = '' } = parameters
  if (!isReference(requestUri)) return authorizeRequestOf(provider, parameters)
  const pushed = await pushedParameters(world, { provider, clientId, requestUri })
  if (pushed === undefined) return refuse({ code: 'authorize_pushed_request_unknown', state })
  return { ...authorizeRequestOf(provider, typedParameters(pushed.parameters)), pushedId: pushed.id }
}

/** Parameters that arrived as text alone, from a query or a form. A `max_age` that is no number counts as refused. */
export function typedParameters({ max_age, ...texts }: Readonly<Record<string, string | undefined>>): AuthorizeParameters {
  if (max_age === undefined || max_age === '') return texts
  return { ...texts, max_age: /^[+-]?\d+$/.test(max_age) ? Number(max_age) : Number.NaN }
}

async function idOf(world: World, reference: string): Promise<string> {
  return (await secretsOf(world)).hash('pushed request', reference)
}
