import type { TemplateProblemView } from '@postern/contract/resources/oidc-preview.ts'
import type { ClaimConflict } from '../scopes/preview-claims.ts'
import type { TemplateLint } from '../templates/lint-template.ts'
import type { TemplateProblem } from '../templates/render-template.ts'
import type { TemplateFault } from '../templates/template-fault.ts'

/** Why a template could not be stored, and where. */
export function viewOfFault(fault: TemplateFault): TemplateProblemView {
  const subject = subjectOf(fault)
  return { code: fault.fault, level: 'error', ...('at' in fault ? fault.at : {}), ...(subject === undefined ? {} : { subject }) }
}

/** What is wrong for one person; a scope that says nothing at all weighs more than one that says less. */
export function viewOfProblem(problem: TemplateProblem): TemplateProblemView {
  if ('claim' in problem) return { code: problem.problem, level: 'warning', subject: problem.claim }
  return { code: problem.problem, level: problem.problem === 'no_person' ? 'warning' : 'error' }
}

/** A claim that two scopes give: for this person, or, as a warning, for others. */
export function viewOfConflict({ claim, scopes }: ClaimConflict, level: 'error' | 'warning'): TemplateProblemView {
  return { code: 'conflict', level, subject: claim, scopes: [...scopes] }
}

export function viewOfLint({ lint, directive }: TemplateLint): TemplateProblemView {
  return { code: lint, level: 'warning', ...directive.at, subject: directive.text }
}

function subjectOf(fault: TemplateFault): string | undefined {
  switch (fault.fault) {
    case 'unbalanced':
      return undefined
    case 'time_selector':
      return fault.selector
    case 'time_operator':
      return fault.operator
    case 'duration':
    case 'not_json':
      return fault.detail
    case 'reserved_claim':
      return fault.claim
    default:
      return fault.directive
  }
}
