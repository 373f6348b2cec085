import type { TemplateFault } from '@postern/engine/oidc-provider/templates/template-fault.ts'
import { reservedClaims } from '@postern/engine/oidc-provider/templates/compile-template.ts'
import { quoted } from './quoted.ts'

/** What a faulty template is refused with (spec/oidc-provider.md 5.2, 7.4). */
export function templateFaultText(fault: TemplateFault): string {
  switch (fault.fault) {
    case 'not_json':
      return `error parsing template JSON: ${fault.detail}${fault.at ? ` at line ${fault.at.line}, column ${fault.at.column}` : ''}`
    case 'quoted_directive':
      return `error parsing template JSON: directive ${quoted(fault.directive)} stands inside quotes at line ${fault.at.line}, column ${fault.at.column}`
    case 'reserved_claim':
      return `top level key ${quoted(fault.claim)} not allowed. Restricted keys: ${reservedClaims.join(', ')}`
    default:
      return `error parsing template: ${reasonOf(fault)}`
  }
}

function reasonOf(fault: Exclude<TemplateFault, { fault: 'not_json' | 'quoted_directive' | 'reserved_claim' }>): string {
  switch (fault.fault) {
    case 'unbalanced':
      return 'unbalanced templating characters'
    case 'unknown_directive':
      return 'no value could be found for one of the template directives'
    case 'alias_selector':
      return 'invalid alias selector'
    case 'groups_directive':
      return 'string contains groups template directives but no groups were provided'
    case 'time_selector':
      return `invalid time selector ${quoted(fault.selector)}`
    case 'time_operand':
      return 'missing time operand'
    case 'time_operator':
      return `invalid time operator ${quoted(fault.operator)}`
    case 'duration':
      return `invalid duration: ${fault.detail}`
  }
}
