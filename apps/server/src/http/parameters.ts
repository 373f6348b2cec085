/** Parameters as they were sent; without a prototype, so that `__proto__` is a name like any other. */
export type Parameters = Readonly<Record<string, unknown>>

// Object.create is typed any; the type is what it makes.
const bare = <Value>() => Object.create(null) as Record<string, Value>

/** No parameters. */
export const noParameters: Parameters = Object.freeze(bare<unknown>())

/** A map of outside names. */
export function parametersOf(entries: Iterable<readonly [string, unknown]>): Parameters {
  const parameters = bare<unknown>()
  for (const [name, value] of entries) parameters[name] = value
  return parameters
}

/** The parameters of a query; a name that is repeated holds the list of its values. */
export function queryOf(query: string): Parameters {
  if (query === '') return noParameters
  const parameters = bare<unknown>()
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name]
    if (earlier === undefined) parameters[name] = value
    else parameters[name] = [earlier, value].flat()
  }
  return parameters
}

/** The parameters without some. */
export function without(parameters: Parameters, ...names: readonly string[]): Parameters {
  if (!names.some((name) => name in parameters)) return parameters
  return parametersOf(Object.entries(parameters).filter(([name]) => !names.includes(name)))
}

/** The parameters of a form; values of a repeated name are joined by commas. */
export function formOf(text: string): Parameters {
  const parameters = bare<string>()
  for (const [name, value] of new URLSearchParams(text)) {
    const earlier = parameters[name]
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`
  }
  return parameters
}
