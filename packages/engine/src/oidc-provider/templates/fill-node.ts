import type { Json } from '#finding.ts'
import { directiveValue } from './directive-value.ts'
import { numberOf } from './parse-structure.ts'
import type { TemplateFacts } from './template-facts.ts'
import type { Mixture, TemplateNode } from './template-node.ts'

/** The value of a node; undefined when the facts do not fit it, and the whole template then says nothing. */
export function fill(node: TemplateNode, facts: TemplateFacts): Json | undefined {
  switch (node.kind) {
    case 'literal':
      return node.value
    case 'hole':
      return directiveValue(node.directive, facts)
    case 'text':
      return filledText(node.mixture, facts)
    case 'number': {
      const digits = filledText(node.mixture, facts)
      return digits === undefined ? undefined : numberOf(digits)
    }
    case 'list': {
      const items = node.items.map((item) => fill(item, facts))
      return items.every((item) => item !== undefined) ? items : undefined
    }
    case 'object': {
      const members: [string, Json][] = []
      for (const { key, value } of node.members) {
        const [name, filled] = [filledKey(key, facts), fill(value, facts)]
        if (name === undefined || filled === undefined) return undefined
        members.push([name, filled])
      }
      // fromEntries defines its members, so `__proto__` is a name like any other.
      return Object.fromEntries(members)
    }
  }
}

/** The name of a member, once its directives are filled in. */
export function filledKey(key: string | Mixture, facts: TemplateFacts): string | undefined {
  return typeof key === 'string' ? key : filledText(key, facts)
}

function filledText(mixture: Mixture, facts: TemplateFacts): string | undefined {
  let text = ''
  for (const part of mixture) {
    const filled = typeof part === 'string' ? part : textOfValue(directiveValue(part, facts))
    if (filled === undefined) return undefined
    text += filled
  }
  return text
}

// Inside quotes a list or an object is only ever good while it is empty; a full one would bring quotes of its own.
function textOfValue(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value === null) return 'null'
  return typeof value === 'object' && Object.keys(value).length === 0 ? '{}' : undefined
}
