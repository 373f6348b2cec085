import type { Route } from '@postern/contract/routes/define-routes.ts'
import { refuseMalformed } from './edge-refusal.ts'
import { noParameters, type Parameters, without } from './parameters.ts'

/** The parameters a handler gets, and what was said beside them. */
export interface ReadInput {
  readonly input: Parameters
  /** As they were sent, without those the path decided. */
  readonly body: Parameters
  readonly warnings: readonly string[]
}

/** Coerces the parameters of a route (spec/core.md 1.6, 1.7). A field that cannot be read is refused by name. */
export function readInput(route: Route, sent: Parameters, params: Readonly<Record<string, string>>): ReadInput {
  const replaced = Object.keys(sent).filter((name) => Object.hasOwn(params, name))
  const body = replaced.length === 0 ? sent : without(sent, ...replaced)
  const warnings = replaced.length === 0 ? [] : [replacedWarning(replaced)]
  if (route.input === undefined) return { input: noParameters, body, warnings: [...warnings, ...unknownWarnings(route, body)] }

  const parsed = route.input.safeParse(body)
  if (!parsed.success) return refuseField(route, parsed.error.issues[0])
  return { input: parsed.data, body, warnings: [...warnings, ...unknownWarnings(route, body)] }
}

function refuseField(
  route: Route,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): never {
  const prefix = route.distinguishesCreate === true ? '' : 'Field validation failed: '
  return refuseMalformed(`${prefix}error converting input for field "${String(issue?.path[0])}": ${issue?.message}`)
}

function unknownWarnings(route: Route, body: Parameters): readonly string[] {
  if (route.takesAnything === true) return []
  const known = route.input?.shape ?? {}
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(known, name))
  return unknown.length === 0 ? [] : [`Endpoint ignored these unrecognized parameters: [${unknown.toSorted().join(' ')}]`]
}

function replacedWarning(names: readonly string[]): string {
  const list = names.toSorted().join(' ')
  return `Endpoint replaced the value of these parameters with the values captured from the endpoint's path: [${list}]`
}
