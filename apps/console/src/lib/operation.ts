import { createClient, exchangeOf, type Client, type Exchange, type LooseCall } from '@postern/contract/client/create-client.ts'
import { pathOf } from '@postern/contract/client/path-of.ts'
import type { Route, RouteTable } from '@postern/contract/routes/define-routes.ts'
import type { z } from 'zod'
import { transport } from './transport.ts'

/** What a policy must grant for an operation: any one of the capabilities on the path. */
export interface Need {
  readonly path: string
  readonly anyOf: readonly string[]
  readonly isSudo: boolean
}

/** One operation of the API, for whoever does it, shows it, or asks whether it may be done. */
export interface Operation<Call, Answer = unknown> {
  readonly send: (call: Call) => Promise<Answer>
  /** What `send` would put on the wire. */
  readonly exchange: (call: Call) => Exchange
  /** What a caller needs for it, at a path with these parameters. */
  readonly need: (params: Readonly<Record<string, string>>) => Need
  /** What a field means, as the contract says it. */
  readonly help: (field: string) => string | undefined
  /** Fields whose values are never shown. */
  readonly secrets: ReadonlySet<string>
  /** What the contract's schema says against an input, by field. */
  readonly problems: (call: Call) => Readonly<Record<string, string>>
}

type OperationOf<Send> = Send extends (call: infer Call) => Promise<infer Answer> ? Operation<Call, Answer> : never

/** The operations of a route table by name. */
export type Operations<T extends RouteTable> = { readonly [Name in keyof T['routes']]: OperationOf<Client<T>[Name]> }

/** Makes the operations of a route table, over the console's transport. */
export function operationsOf<T extends RouteTable>(table: T): Operations<T> {
  const client: Readonly<Record<string, unknown>> = createClient(table, transport)
  const operations = Object.entries(table.routes).map(([name, route]) => [
    name,
    { ...describedBy(table, route), send: client[name] },
  ])
  // One operation per route, as the mapped type says; TypeScript cannot see that through fromEntries.
  return Object.fromEntries(operations) as Operations<T>
}

const capabilitiesFor = {
  read: ['read'],
  list: ['list'],
  write: ['update', 'create'],
  patch: ['patch'],
  delete: ['delete'],
} as const

function describedBy({ place }: RouteTable, route: Route): Omit<Operation<LooseCall>, 'send'> {
  const fields: Readonly<Record<string, z.ZodType>> = route.input?.shape ?? {}
  return {
    exchange: (call) => exchangeOf({ place, route }, call),
    need: (params) => ({
      path: pathOf(place, route, params),
      anyOf: capabilitiesFor[route.operation],
      isSudo: route.needsSudo === true,
    }),
    help: (field) => fields[field]?.meta()?.description,
    secrets: new Set(Object.keys(fields).filter((name) => formatOf(fields[name]?.meta()?.override) === 'password')),
    problems: (call) => problemsOf(route, call.input ?? {}),
  }
}

function formatOf(shape: unknown): unknown {
  return typeof shape === 'object' && shape !== null && 'format' in shape ? shape.format : undefined
}

function problemsOf(route: Route, input: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const parsed = route.input?.safeParse(input)
  return Object.fromEntries((parsed?.error?.issues ?? []).map((issue) => [String(issue.path[0]), issue.message]))
}
