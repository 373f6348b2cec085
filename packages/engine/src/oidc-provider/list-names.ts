/** How a list of names is asked for; `limit` of 0 or less means all. */
export interface NameQuery {
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly filter?: string | undefined
}

/** The page of some sorted names that a query asks for. */
export function namesPage(names: readonly string[], { after, limit = 0, filter }: NameQuery): readonly string[] {
  const wanted = filter?.toLowerCase() ?? ''
  const found = names.filter((name) => (after === undefined || name > after) && name.toLowerCase().includes(wanted))
  return limit > 0 ? found.slice(0, limit) : found
}

/** Names with a built-in one among them, in byte order, as the API lists them. */
export function withBuiltIn(names: readonly string[], builtIn: string): readonly string[] {
  return names.includes(builtIn) ? names : [...names, builtIn].toSorted()
}
