import { claimsIn } from '#lib/claims-in.ts'

/** A claim that several scopes give. A request for two of them is refused (spec/oidc-provider.md 7.5). */
export interface ClaimConflict {
  readonly claim: string
  readonly scopes: readonly string[]
}

interface NamedTemplate {
  readonly name: string
  readonly template: string
}

/** The claims that more than one of some scopes gives. */
export function claimConflicts(scopes: readonly NamedTemplate[]): readonly ClaimConflict[] {
  const givers = new Map<string, string[]>()
  for (const { name, template } of scopes) {
    for (const claim of claimsIn(template)) givers.set(claim, [...(givers.get(claim) ?? []), name])
  }
  return [...givers].filter(([, names]) => names.length > 1).map(([claim, names]) => ({ claim, scopes: names }))
}
