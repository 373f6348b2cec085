import type { RouteTable } from '@postern/contract/routes/define-routes.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { Grant } from '@postern/engine/tokens/grant.ts'
import type { DataReply, Handlers, RawReply, RequestFacts } from './handlers.ts'

/** A call whose route is only known at run time. The binding made it from the route's own schema. */
export interface AnyCall {
  readonly params: Readonly<Record<string, string>>
  readonly input: Readonly<Record<string, unknown>>
  readonly caller: Caller | undefined
  readonly mount: Mount | undefined
  readonly request: RequestFacts
}

/** What any handler may answer. */
export type AnyReply = RawReply | DataReply<unknown> | Grant | undefined

/** A handler whose route is only known at run time. */
export interface AnyHandler {
  readonly exists?: (call: AnyCall) => Promise<boolean>
  readonly run: (call: AnyCall) => AnyReply | Promise<AnyReply>
}

/** A route table with its handlers, ready to be bound. */
export interface Served {
  readonly table: RouteTable
  readonly handlers: ReadonlyMap<string, AnyHandler>
}

/** Pairs a table with the handlers made for it. Here, and only here, the types of single routes are let go. */
export function serve<T extends RouteTable>(table: T, handlers: Handlers<T>): Served {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(handlers)
  return { table, handlers: new Map(entries.map(([name, handler]) => [name, anyHandler(handler)])) }
}

type Run = AnyHandler['run']

// A handler of the table is a function, or a pair of functions where create and update differ (Handlers' own type).
function anyHandler(handler: unknown): AnyHandler {
  if (typeof handler === 'function') return { run: handler as Run }
  const { exists, write } = handler as { exists: (call: AnyCall) => Promise<boolean>; write: Run }
  return { exists, run: write }
}
