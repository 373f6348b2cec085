import { type Directive, directiveOf, type TemplateSubject } from './directive.ts'

/** A path with `{{directives}}` in it. */
export type PathTemplate = readonly (string | Directive)[]

/** Why a stanza is left out: its path cannot be filled in for this entity, or must not be. */
export interface Unfilled {
  /** As it stands between the braces. */
  readonly directive: string
  readonly why: 'no_value' | 'has_slash' | 'has_wildcard' | 'is_unsafe'
}

/** Which characters filled-in values may hold, by the policy's `allow_*` flags. */
export interface TemplateFlags {
  readonly allowsWildcards: boolean
  readonly allowsSlashes: boolean
}

const braces = /\{\{|\}\}/g

/** Whether every `{{` has its `}}`, one after the other. */
export function isBalanced(path: string): boolean {
  let isOpen = false
  for (const [brace] of path.matchAll(braces)) {
    if ((brace === '{{') === isOpen) return false
    isOpen = !isOpen
  }
  return !isOpen
}

/** The template in a path whose braces are balanced; undefined when there is none. */
export function compileTemplate(path: string): PathTemplate | undefined {
  if (!path.includes('{{')) return undefined
  const pieces = path.split(braces)
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : directiveOf(piece.trim())))
}

/** The path of a template for an entity; no entity has no values. */
export function fillTemplate(
  template: PathTemplate,
  subject: TemplateSubject | undefined,
  flags: TemplateFlags,
): { readonly path: string } | { readonly unfilled: Unfilled } {
  let path = ''
  for (const part of template) {
    if (typeof part === 'string') {
      path += part
      continue
    }
    const value = subject === undefined ? undefined : part.valueOf(subject)
    const why = whyNot(value, flags)
    if (why !== undefined) return { unfilled: { directive: part.source, why } }
    path += value
  }
  return { path }
}

// A name or a metadata value must never widen what the author of the policy wrote (spec/core.md 8.6).
function whyNot(value: string | undefined, { allowsWildcards, allowsSlashes }: TemplateFlags): Unfilled['why'] | undefined {
  if (value === undefined || value === '') return 'no_value'
  if (/\p{Cc}|\.\./u.test(value)) return 'is_unsafe'
  if (!allowsSlashes && value.includes('/')) return 'has_slash'
  if (!allowsWildcards && /[*+]/.test(value)) return 'has_wildcard'
  return undefined
}
