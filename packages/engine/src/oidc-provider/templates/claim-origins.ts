import type { Directive } from './directive.ts'
import { aliasNamedBy, directiveValue } from './directive-value.ts'
import { filledKey } from './fill-node.ts'
import type { TemplateFacts } from './template-facts.ts'
import type { TemplateNode } from './template-node.ts'

/** Where one value of the claims comes from. */
export interface ClaimOrigin {
  /** JSON pointer into the claims (RFC 6901). */
  readonly pointer: string
  /** Absent for what the template says itself. */
  readonly directive?: Directive
  /** The alias it was looked for at; without a name when the person has none on that mount. */
  readonly alias?: { readonly accessor: string; readonly name: string }
  /** The person has no such value: it is "", null or {}. */
  readonly isEmpty: boolean
}

/** Each value of a template, with its place in the claims. */
export function originsOf(root: TemplateNode, facts: TemplateFacts): readonly ClaimOrigin[] {
  const origins: ClaimOrigin[] = []

  function visit(node: TemplateNode, pointer: string): void {
    switch (node.kind) {
      case 'literal':
        origins.push({ pointer, isEmpty: isEmptyValue(node.value) })
        return
      case 'hole':
        origins.push(originOf(node.directive, pointer))
        return
      case 'text':
      case 'number':
        for (const part of node.mixture) if (typeof part !== 'string') origins.push(originOf(part, pointer))
        return
      case 'list':
        for (const [index, item] of node.items.entries()) visit(item, `${pointer}/${index}`)
        return
      case 'object':
        for (const { key, value } of node.members) visit(value, `${pointer}/${pointerPart(filledKey(key, facts) ?? '')}`)
    }
  }

  function originOf(directive: Directive, pointer: string): ClaimOrigin {
    const origin = { pointer, directive, isEmpty: isEmptyValue(directiveValue(directive, facts)) }
    if (!('accessor' in directive)) return origin
    return { ...origin, alias: { accessor: directive.accessor, name: aliasNamedBy(directive, facts.person)?.name ?? '' } }
  }

  visit(root, '')
  return origins
}

/** Whether a value says nothing: empty text, null, or an empty object. */
export function isEmptyValue(value: unknown): boolean {
  if (value === '' || value === null || value === undefined) return true
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
}

function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
