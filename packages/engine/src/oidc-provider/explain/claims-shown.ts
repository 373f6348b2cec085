import type { ClaimOriginView, TemplateProblemView } from '@postern/contract/resources/oidc-preview.ts'
import type { World } from '#world.ts'
import { claimsGiven } from '../scopes/claims-given.ts'
import { type ClaimConflict, conflictsOf, previewClaims } from '../scopes/preview-claims.ts'
import type { Scope } from '../scopes/scope.ts'
import { originsOf } from '../templates/claim-origins.ts'
import { type Claims, renderTemplate } from '../templates/render-template.ts'
import type { TemplateFacts } from '../templates/template-facts.ts'
import { templateOf } from '../templates/template-of.ts'
import { viewOfConflict, viewOfProblem } from './problem-view.ts'

/** What some scopes say of a person, with all that can be told about it. */
export interface ClaimsShown {
  readonly claims: Claims
  readonly origins: ClaimOriginView[]
  readonly problems: TemplateProblemView[]
}

/** The claims as tokens will hold them, since the same function makes both; and where each value comes from. */
export function claimsShown(world: World, scopes: readonly Scope[], facts: TemplateFacts): ClaimsShown {
  const { claims, problems, conflicts } = previewClaims(world, scopes, facts)
  const isFor = ({ claim }: ClaimConflict) => conflicts.some((found) => found.claim === claim)
  const forOthers = conflictsOf(scopes.map(claimsGiven)).filter((conflict) => !isFor(conflict))
  return {
    claims,
    origins: scopes.flatMap((scope) => originsIn(world, scope, facts)),
    problems: [
      ...problems.map(viewOfProblem),
      ...conflicts.map((conflict) => viewOfConflict(conflict, 'error')),
      ...forOthers.map((conflict) => viewOfConflict(conflict, 'warning')),
    ],
  }
}

/** Where the values of a scope come from, those included that are left out for being empty. */
function originsIn(world: World, scope: Scope, facts: TemplateFacts): ClaimOriginView[] {
  const template = templateOf(world, scope)
  if (template.root === undefined) return []
  const names = new Set(Object.keys(renderTemplate(template, facts).claims))
  return originsOf(template.root, facts)
    .filter(({ pointer }) => names.has(claimAt(pointer)))
    .map(({ pointer, directive, alias, isEmpty }) => ({
      pointer,
      scope: scope.name,
      ...(directive === undefined ? {} : { directive: directive.text }),
      ...(alias === undefined ? {} : { alias }),
      is_empty: isEmpty,
    }))
}

/** The claim a JSON pointer leads into. */
export function claimAt(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~')
}
