import type { z } from 'zod'
import type { DataOf, ParamsOf, Place, Route, RouteTable, SendOf } from '../routes/define-routes.ts'
import { ApiError } from './api-error.ts'
import { pathOf } from './path-of.ts'

/** One exchange with the server; `path` begins behind the API's base address. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly wrapTtl?: string
}

/** What came back: status, parsed JSON (undefined when empty), and the request's id. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly requestId?: string | undefined
}

/** How a client reaches its server, and whom it tells about warnings. */
export interface Transport {
  send(exchange: Exchange): Promise<Answer>
  onWarnings?(warnings: readonly string[]): void
}

type MaybeKey<K extends string, V> = keyof V extends never ? { readonly [P in K]?: V } : { readonly [P in K]: V }

/** The arguments of a call: path parameters (with `mount` where the table is mounted anywhere) and input. */
export type CallArguments<T extends RouteTable, R extends Route> = MaybeKey<
  'params',
  ParamsOf<R> & (T['place'] extends { readonly types: readonly string[] } ? { readonly mount: string } : Record<never, never>)
> & { readonly input?: SendOf<R>; readonly wrapTtl?: string }

/** The auth object of a login or renewal (spec/core.md 1.5). */
export interface AuthReply {
  readonly client_token: string
  readonly accessor: string
  readonly policies: readonly string[]
  readonly token_policies?: readonly string[]
  readonly identity_policies?: readonly string[]
  readonly metadata: Readonly<Record<string, string>> | null
  readonly lease_duration: number
  readonly renewable: boolean
  readonly entity_id: string
  readonly token_type: string
  readonly orphan: boolean
  readonly num_uses: number
}

type AnswerOf<R extends Route> = R extends { readonly replies: 'auth' }
  ? AuthReply
  : R extends { readonly replies: 'raw' }
    ? R extends { readonly data: infer D extends z.ZodType }
      ? z.output<D>
      : unknown
    : DataOf<R>

/** A typed function per route. A list without entries resolves to `{ keys: [] }`, not to a 404. */
export type Client<T extends RouteTable> = {
  readonly [Name in keyof T['routes']]: (call: CallArguments<T, T['routes'][Name]>) => Promise<AnswerOf<T['routes'][Name]>>
}

const methodOf = { read: 'GET', list: 'GET', write: 'POST', patch: 'PATCH', delete: 'DELETE' } as const

/** Makes the typed functions of one route table over a transport. */
export function createClient<T extends RouteTable>(table: T, transport: Transport): Client<T> {
  const functions = Object.entries(table.routes).map(([name, route]) => [
    name,
    (call: LooseCall) => exchange({ place: table.place, route, transport }, call),
  ])
  // One function per route, as the mapped type says; TypeScript cannot see that through fromEntries.
  return Object.fromEntries(functions) as Client<T>
}

/** The arguments of a call whose route is only known at run time. */
export interface LooseCall {
  readonly params?: Readonly<Record<string, string>>
  readonly input?: Readonly<Record<string, unknown>>
  readonly wrapTtl?: string
}

/** What a call sends: the same for the client and for whoever shows it as a command. */
export function exchangeOf({ place, route }: { readonly place: Place; readonly route: Route }, call: LooseCall): Exchange {
  const takesBody = route.operation === 'write' || route.operation === 'patch'
  return {
    method: methodOf[route.operation],
    path: pathOf(place, route, call.params ?? {}),
    ...(takesBody ? { body: call.input ?? {} } : { query: queryOf(route, call.input ?? {}) }),
    ...(call.wrapTtl === undefined ? {} : { wrapTtl: call.wrapTtl }),
  }
}

interface Addressed {
  readonly place: Place
  readonly route: Route
  readonly transport: Transport
}

async function exchange({ place, route, transport }: Addressed, call: LooseCall): Promise<unknown> {
  return contentOf(route, await transport.send(exchangeOf({ place, route }, call)), transport)
}

function queryOf(route: Route, input: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  const query = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  return route.operation === 'list' ? { ...query, list: 'true' } : query
}

function contentOf(route: Route, answer: Answer, transport: Transport): unknown {
  const body = isObject(answer.body) ? answer.body : {}
  if (route.operation === 'list' && answer.status === 404 && isEmptyList(body)) return { keys: [] }
  if (answer.status >= 400) throw errorOf(answer, body)
  if (route.replies === 'raw') return answer.body
  if (Array.isArray(body.warnings) && body.warnings.length > 0) transport.onWarnings?.(body.warnings.map(String))
  if (route.replies === 'auth') return body.auth
  return body.data ?? undefined
}

function errorOf(answer: Answer, body: Readonly<Record<string, unknown>>): ApiError {
  const errors = Array.isArray(body.errors)
    ? body.errors.map(String)
    : [body.error_description ?? body.error].filter(Boolean).map(String)
  return new ApiError({ status: answer.status, errors, body: answer.body, requestId: answer.requestId })
}

function isEmptyList(body: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(body.errors) && body.errors.length === 0
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
