import type { World } from '#world.ts'
import { type Claims, renderTemplate, type TemplateProblem } from '../templates/render-template.ts'
import type { TemplateFacts } from '../templates/template-facts.ts'
import { templateOf } from '../templates/template-of.ts'
import type { Scope } from './scope.ts'
import { typedClaims, withoutEmpty } from './typed-claims.ts'

/** What some scopes say of a person. */
export interface PreviewedClaims {
  readonly claims: Claims
  /** Why a scope says nothing, or less than its template. */
  readonly problems: readonly (TemplateProblem & { readonly scope: string })[]
  /** Top-level names that two scopes give; a token with one of them is refused (7.5). */
  readonly conflicts: readonly ClaimConflict[]
}

export interface ClaimConflict {
  readonly claim: string
  /** The later scope first. */
  readonly scopes: readonly [string, string]
}

/**
 * The claims of some scopes, filled in for a person at a moment. The scope preview, the consent page, ID token and
 * userinfo all get their claims here, so that what is shown is what is given.
 */
export function previewClaims(world: World, scopes: readonly Scope[], facts: TemplateFacts): PreviewedClaims {
  const parts = scopes.map((scope) => ({ scope: scope.name, ...claimsOfScope(world, scope, facts) }))
  return {
    claims: Object.fromEntries(parts.flatMap(({ claims }) => Object.entries(claims))),
    problems: parts.flatMap(({ scope, problems }) => problems.map((problem) => ({ ...problem, scope }))),
    conflicts: conflictsOf(parts.map(({ scope, claims }) => ({ scope, names: Object.keys(claims) }))),
  }
}

/** Names that more than one scope gives. */
export function conflictsOf(
  given: readonly { readonly scope: string; readonly names: readonly string[] }[],
): readonly ClaimConflict[] {
  const first = new Map<string, string>()
  const conflicts: ClaimConflict[] = []
  for (const { scope, names } of given) {
    for (const claim of names) {
      const earlier = first.get(claim)
      if (earlier === undefined) first.set(claim, scope)
      else conflicts.push({ claim, scopes: [scope, earlier] })
    }
  }
  return conflicts
}

function claimsOfScope(world: World, scope: Scope, facts: TemplateFacts) {
  const rendered = renderTemplate(templateOf(world, scope), facts)
  const typed = scope.claim_types === undefined ? rendered : typedClaims(rendered.claims, scope.claim_types)
  return {
    claims: scope.omit_empty === true ? withoutEmpty(typed.claims) : typed.claims,
    problems: scope.claim_types === undefined ? rendered.problems : [...rendered.problems, ...typed.problems],
  }
}
