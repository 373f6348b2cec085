import type { AnyHandler, Served } from '#handlers/serve.ts'
import { type Candidate, createRouteFinder, type RouteFinder } from './route-finder.ts'

/** The finders of the fixed places, and those of the auth methods by mount type. */
export interface Tables {
  readonly places: ReadonlyMap<string, RouteFinder<AnyHandler>>
  readonly types: ReadonlyMap<string, RouteFinder<AnyHandler>>
}

/** Compiles the served tables. Several tables may share a place. */
export function compileTables(served: readonly Served[]): Tables {
  const places = new Map<string, Candidate<AnyHandler>[]>()
  const types = new Map<string, Candidate<AnyHandler>[]>()
  for (const { table, handlers } of served) {
    const candidates = Object.entries(table.routes).map(([name, route]) => ({ route, bound: handlerOf(handlers, name) }))
    if (table.place.types === undefined) add(places, table.place.at, candidates)
    else for (const type of table.place.types) add(types, type, candidates)
  }
  return { places: finders(places), types: finders(types) }
}

function handlerOf(handlers: ReadonlyMap<string, AnyHandler>, name: string): AnyHandler {
  const handler = handlers.get(name)
  if (handler === undefined) throw new Error(`route ${name} has no handler`)
  return handler
}

function add<T>(groups: Map<string, T[]>, key: string, items: readonly T[]): void {
  groups.set(key, [...(groups.get(key) ?? []), ...items])
}

function finders(groups: ReadonlyMap<string, readonly Candidate<AnyHandler>[]>): Tables['places'] {
  return new Map([...groups].map(([key, candidates]) => [key, createRouteFinder(candidates)]))
}
