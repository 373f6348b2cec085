import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Route } from '../routes/define-routes.ts'

/** A route by its name. */
export interface NamedRoute {
  readonly name: string
  readonly route: Route
}

const nothing = { description: 'Done; there is nothing to say.' }
const refused = { description: 'Refused; `errors` says why.' }
const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } })

/** A login or renewal (spec/core.md 1.5). */
const auth = z.object({
  client_token: z.string(),
  accessor: z.string(),
  policies: z.array(z.string()),
  lease_duration: z.number(),
  renewable: z.boolean(),
  entity_id: z.string(),
  token_type: z.string(),
})

/** The envelope of a reply (spec/core.md 1.4). */
const envelope = {
  request_id: z.string(),
  lease_id: z.string(),
  renewable: z.boolean(),
  lease_duration: z.number(),
  warnings: z.array(z.string()).nullable(),
}

/** What the document says of a route. */
export function operationOf({ name, route }: NamedRoute): ZodOpenApiOperationObject {
  const takesBody = route.operation === 'write' || route.operation === 'patch'
  const { input } = route
  return {
    operationId: name,
    summary: route.summary,
    parameters: parametersOf(route.path),
    ...(input && takesBody && { requestBody: json(input) }),
    ...(!takesBody && { requestParams: { query: queryOf(route) } }),
    responses: responsesOf(route),
    ...(route.isOpen && { 'x-vault-unauthenticated': true, security: [] }),
    ...(route.needsSudo && { 'x-vault-sudo': true }),
    ...(route.distinguishesCreate && { 'x-vault-createSupported': true }),
  }
}

function parametersOf(path: string) {
  const names = path.split('/').flatMap((segment) => (segment.startsWith(':') ? [segment.replace(/^:|[*+]$/g, '')] : []))
  return names.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' as const } }))
}

function queryOf({ operation, input }: Route): z.ZodObject {
  const query = input ?? z.object({})
  return operation === 'list' ? query.extend({ list: z.literal('true') }) : query
}

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const { data } = route
  const isChange = route.operation !== 'read' && route.operation !== 'list'
  if (route.replies === 'raw') return { 200: { description: 'OK', ...(data && json(data)) }, default: refused }
  if (route.replies === 'auth') return { 200: { description: 'OK', ...json(z.object({ ...envelope, auth })) }, default: refused }
  return {
    ...(data && { 200: { description: 'OK', ...json(z.object({ ...envelope, data })) } }),
    ...(isChange && { 204: nothing }),
    default: refused,
  }
}
