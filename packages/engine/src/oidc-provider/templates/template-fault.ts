/** A place in a template, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Why a template cannot be used (spec/oidc-provider.md 7.2, 7.4, 7.5). */
export type TemplateFault =
  | { readonly fault: 'unbalanced'; readonly at: Place }
  | { readonly fault: 'unknown_directive'; readonly directive: string; readonly at: Place }
  | { readonly fault: 'alias_selector'; readonly directive: string; readonly at: Place }
  | { readonly fault: 'groups_directive'; readonly directive: string; readonly at: Place }
  | { readonly fault: 'time_selector'; readonly selector: string; readonly at: Place }
  | { readonly fault: 'time_operand'; readonly directive: string; readonly at: Place }
  | { readonly fault: 'time_operator'; readonly operator: string; readonly at: Place }
  | { readonly fault: 'duration'; readonly detail: string; readonly at: Place }
  | { readonly fault: 'quoted_directive'; readonly directive: string; readonly at: Place }
  | { readonly fault: 'not_json'; readonly detail: string; readonly at?: Place }
  | { readonly fault: 'reserved_claim'; readonly claim: string }

/** The line and column of an offset. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
