import type { Json } from '#finding.ts'
import type { Directive } from './directive.ts'

/** Text with directives in it. */
export type Mixture = readonly (string | Directive)[]

/** A template as a tree of JSON, with holes where its directives stand: values are put in as values, never as text. */
export type TemplateNode =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'hole'; readonly directive: Directive }
  /** A text that a directive stands inside of: `"until {{time.now}}"`. */
  | { readonly kind: 'text'; readonly mixture: Mixture }
  /** Digits around the time: `{{time.now}}000`. */
  | { readonly kind: 'number'; readonly mixture: Mixture }
  | { readonly kind: 'object'; readonly members: readonly TemplateMember[] }
  | { readonly kind: 'list'; readonly items: readonly TemplateNode[] }

export interface TemplateMember {
  readonly key: string | Mixture
  readonly value: TemplateNode
}
