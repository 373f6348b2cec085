import { refuse } from '#refusal.ts'
import { compileTemplate, type CompiledTemplate } from './compile-template.ts'

/** The template as it may be stored: decoded, and proven on nobody in particular. Refuses one that is faulty (7.4). */
export function acceptedTemplate(written: string): CompiledTemplate {
  const template = compileTemplate(written)
  return 'fault' in template ? refuse({ code: 'oidc_template_faulty', fault: template }) : template
}
