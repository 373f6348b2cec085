import { placeOf, type TemplateFault } from './template-fault.ts'

/** A stretch of a template: literal text, or what stands between double braces. */
export interface Piece {
  readonly kind: 'literal' | 'directive'
  /** Directives are trimmed. */
  readonly text: string
  /** Where it begins in the template, its braces included. */
  readonly offset: number
}

/**
 * Splits at the double braces: each piece behind a `{{` holds exactly one `}}`, the first piece none. So a literal `}}`
 * is impossible, even where JSON would allow it (7.2).
 */
export function splitTemplate(template: string): readonly Piece[] | TemplateFault {
  const [first = '', ...rest] = template.split('{{')
  if (first.includes('}}')) return { fault: 'unbalanced', at: placeOf(template, first.indexOf('}}')) }

  const pieces: Piece[] = [{ kind: 'literal', text: first, offset: 0 }]
  let offset = first.length
  for (const stretch of rest) {
    const [inside = '', behind, ...more] = stretch.split('}}')
    if (behind === undefined) return { fault: 'unbalanced', at: placeOf(template, offset) }
    const afterwards = offset + inside.length + 4
    if (more.length > 0) return { fault: 'unbalanced', at: placeOf(template, afterwards + behind.length) }
    pieces.push({ kind: 'directive', text: inside.trim(), offset }, { kind: 'literal', text: behind, offset: afterwards })
    offset += stretch.length + 2
  }
  return pieces
}
