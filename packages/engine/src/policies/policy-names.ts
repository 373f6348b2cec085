/** Policies that no role, user, entity or token may be given by name. */
const unassignable: ReadonlySet<string> = new Set(['response-wrapping', 'control-group'])

/** A policy's name in its one normal form: NFC, trimmed, in lower case. Folded before anybody compares it. */
export function normalPolicy(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().normalize('NFC')
}

/**
 * Names of policies in their normal form, each once, sorted (spec/core.md 2). `root` swallows all others.
 */
export function normalPolicies(names: readonly string[]): readonly string[] {
  const normal = new Set(names.map(normalPolicy))
  normal.delete('')
  return normal.has('root') ? ['root'] : [...normal].sort()
}

/** The first of these normal names that may not be assigned. */
export function unassignablePolicy(names: readonly string[]): string | undefined {
  return names.find((name) => unassignable.has(name))
}
