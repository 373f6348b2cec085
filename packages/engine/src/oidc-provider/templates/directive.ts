import { readSeconds } from '@postern/contract/fields/duration.ts'
import type { Place, TemplateFault } from './template-fault.ts'

/** What a directive asks for (7.3). */
export type Directive = { readonly text: string; readonly at: Place } & Asked

type Asked =
  | { readonly kind: 'entity'; readonly field: 'id' | 'name' }
  | { readonly kind: 'groups'; readonly field: 'id' | 'name' }
  | { readonly kind: 'metadata'; readonly key?: string }
  | { readonly kind: 'alias'; readonly accessor: string; readonly field: 'id' | 'name' }
  | {
      readonly kind: 'alias-metadata'
      readonly accessor: string
      readonly of: 'metadata' | 'customMetadata'
      readonly key?: string
    }
  | { readonly kind: 'time'; readonly offset: number }

/** Reads what stands between the braces. */
export function parseDirective(text: string, at: Place): Directive | TemplateFault {
  const asked = askedOf(text, at)
  return 'fault' in asked ? asked : { text, at, ...asked }
}

/** Whether the directive always gives a JSON string, as opposed to a list, an object or a number. */
export function givesText(directive: Directive): boolean {
  return directive.kind === 'entity' || directive.kind === 'alias' || ('key' in directive && directive.key !== undefined)
}

function askedOf(text: string, at: Place): Asked | TemplateFault {
  if (text.startsWith('identity.entity.')) return ofEntity(text, at)
  if (text.startsWith('identity.groups.')) return { fault: 'groups_directive', directive: text, at }
  if (text.startsWith('time.')) return ofTime(text, at)
  return { fault: 'unknown_directive', directive: text, at }
}

function ofEntity(text: string, at: Place): Asked | TemplateFault {
  const wanted = text.slice('identity.entity.'.length)
  if (wanted === 'id' || wanted === 'name') return { kind: 'entity', field: wanted }
  if (wanted === 'groups.ids') return { kind: 'groups', field: 'id' }
  if (wanted === 'groups.names') return { kind: 'groups', field: 'name' }
  if (wanted === 'metadata') return { kind: 'metadata' }
  if (wanted.startsWith('metadata.')) return { kind: 'metadata', key: wanted.slice('metadata.'.length) }
  if (wanted.startsWith('aliases.')) return ofAlias(text, at)
  return { fault: 'unknown_directive', directive: text, at }
}

function ofAlias(text: string, at: Place): Asked | TemplateFault {
  const selector = text.slice('identity.entity.aliases.'.length)
  const dot = selector.indexOf('.')
  if (dot === -1) return { fault: 'alias_selector', directive: text, at }
  const accessor = selector.slice(0, dot)
  const wanted = selector.slice(dot + 1)
  if (wanted === 'id' || wanted === 'name') return { kind: 'alias', accessor, field: wanted }
  if (wanted === 'metadata') return { kind: 'alias-metadata', accessor, of: 'metadata' }
  if (wanted === 'custom_metadata') return { kind: 'alias-metadata', accessor, of: 'customMetadata' }
  if (wanted.startsWith('metadata.')) return { kind: 'alias-metadata', accessor, of: 'metadata', key: wanted.slice(9) }
  if (wanted.startsWith('custom_metadata.'))
    return { kind: 'alias-metadata', accessor, of: 'customMetadata', key: wanted.slice(16) }
  return { fault: 'unknown_directive', directive: text, at }
}

function ofTime(text: string, at: Place): Asked | TemplateFault {
  const [selector = '', operator, ...operand] = text.slice('time.'.length).split('.')
  if (selector !== 'now') return { fault: 'time_selector', selector, at }
  if (operator === undefined) return { kind: 'time', offset: 0 }
  if (operand.length === 0) return { fault: 'time_operand', directive: text, at }
  // The operand may hold dots of its own: `time.now.plus.1.5h`.
  const seconds = readSeconds(operand.join('.'))
  if (!('value' in seconds)) return { fault: 'duration', detail: seconds.problem, at }
  if (operator === 'plus') return { kind: 'time', offset: seconds.value }
  if (operator === 'minus') return { kind: 'time', offset: -seconds.value }
  return { fault: 'time_operator', operator, at }
}
