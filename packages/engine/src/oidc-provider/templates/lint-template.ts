import type { CompiledTemplate } from './compile-template.ts'
import type { Directive } from './directive.ts'
import type { Mixture, TemplateNode } from './template-node.ts'

/** What may go wrong with a template later, though it was accepted. */
export interface TemplateLint {
  /** A list or an object inside quotes, which only works while it is empty; a mount that is not there. */
  readonly lint: 'broken_by_values' | 'unknown_accessor'
  readonly directive: Directive
}

/** Looks for what trying a template on nobody cannot find. */
export function lintTemplate({ root }: CompiledTemplate, accessors: ReadonlySet<string>): readonly TemplateLint[] {
  if (root === undefined) return []
  return directivesIn(root).flatMap(({ directive, isInText }): TemplateLint[] => [
    ...(isInText && givesMany(directive) ? [{ lint: 'broken_by_values', directive } as const] : []),
    ...('accessor' in directive && !accessors.has(directive.accessor) ? [{ lint: 'unknown_accessor', directive } as const] : []),
  ])
}

interface Placed {
  readonly directive: Directive
  readonly isInText: boolean
}

function directivesIn(node: TemplateNode): readonly Placed[] {
  switch (node.kind) {
    case 'literal':
      return []
    case 'hole':
      return [{ directive: node.directive, isInText: false }]
    case 'text':
    case 'number':
      return ofMixture(node.mixture)
    case 'list':
      return node.items.flatMap(directivesIn)
    case 'object':
      return node.members.flatMap(({ key, value }) => [
        ...(typeof key === 'string' ? [] : ofMixture(key)),
        ...directivesIn(value),
      ])
  }
}

function ofMixture(mixture: Mixture): readonly Placed[] {
  return mixture.flatMap((part) => (typeof part === 'string' ? [] : [{ directive: part, isInText: true }]))
}

function givesMany(directive: Directive): boolean {
  if (directive.kind === 'groups') return true
  return (directive.kind === 'metadata' || directive.kind === 'alias-metadata') && directive.key === undefined
}
