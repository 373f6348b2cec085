/** Policies that no role, user, entity or token may be given by name. */
const unassignable: ReadonlySet<string> = new Set(['response-wrapping', 'control-group'])

/**
 * Names of policies in their one normal form (spec/core.md 2): NFC, trimmed, in lower case, each once, sorted. `root`
 * swallows all others. Folded before anybody compares them, so no spelling slips past a check.
 */
export function normalPolicies(names: readonly string[]): readonly string[] {
  const normal = new Set(names.map((name) => name.normalize('NFC').trim().toLowerCase().normalize('NFC')))
  normal.delete('')
  return normal.has('root') ? ['root'] : [...normal].sort()
}

/** The first of these normal names that may not be assigned. */
export function unassignablePolicy(names: readonly string[]): string | undefined {
  return names.find((name) => unassignable.has(name))
}
