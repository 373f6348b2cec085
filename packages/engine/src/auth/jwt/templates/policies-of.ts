import type { Claims } from '../claims/parse-claims.ts'
import { fillTemplate } from './fill-template.ts'
import type { TemplateTools } from './functions.ts'
import type { Template, TemplateFault } from './template.ts'

/** Which template of the role went wrong, and how. */
export interface FailedTemplate {
  readonly index: number
  readonly failure: TemplateFault
}

// A value from outside must stay one policy name: nothing that a list, a trim or a terminal reads differently.
const unfit = /[,\p{Cc}]|^\s|\s$/u

/** The policies that claims make of a role's templates: empty ones dropped, each once, sorted. */
export function policiesOf(
  templates: readonly Template[],
  claims: Claims,
  tools: TemplateTools,
): readonly string[] | FailedTemplate {
  const policies = new Set<string>()
  for (const [index, template] of templates.entries()) {
    const filled = fillTemplate(template, claims, tools)
    if ('fault' in filled) return { index, failure: filled }
    if (unfit.test(filled.value)) return { index, failure: { fault: 'unfit', about: 'comma, control character or outer space' } }
    if (filled.value !== '') policies.add(filled.value)
  }
  return [...policies].toSorted()
}
