import { type Directive, parseDirective } from './directive.ts'
import { splitTemplate } from './split-template.ts'
import { type Place, placeOf, type TemplateFault } from './template-fault.ts'

/** A template as its reader sees it: characters, and each directive as one unit among them. */
export interface TemplateSource {
  readonly units: readonly (string | Directive)[]
  /** Where a unit stands in the text. */
  place(unit: number): Place
}

/** Splits a template and reads its directives. */
export function sourceOf(template: string): TemplateSource | TemplateFault {
  const pieces = splitTemplate(template)
  if ('fault' in pieces) return pieces

  const units: (string | Directive)[] = []
  const offsets: number[] = []
  for (const { kind, text, offset } of pieces) {
    if (kind === 'directive') {
      const directive = parseDirective(text, placeOf(template, offset))
      if ('fault' in directive) return directive
      units.push(directive)
      offsets.push(offset)
    } else {
      for (let at = 0; at < text.length; at += 1) {
        units.push(text.charAt(at))
        offsets.push(offset + at)
      }
    }
  }
  return { units, place: (unit) => placeOf(template, offsets[unit] ?? template.length) }
}
