import type { Policy, Stanza } from '../policy.ts'
import { capabilitiesFrom } from './capability.ts'
import { type PathPattern, patternOf } from './pattern.ts'
import type { StanzaSource } from './rule.ts'
import type { Directive } from './directive.ts'
import { compileTemplate, type PathTemplate } from './template.ts'

/** A stanza with all that can be known before there is an entity. */
export interface PreparedStanza {
  readonly stanza: Stanza
  readonly source: StanzaSource
  /** Its pattern, or the template that will give one. */
  readonly path: { readonly pattern: PathPattern } | { readonly template: PathTemplate }
}

/** A policy made ready to go into any number of ACLs. */
export interface PreparedPolicy {
  readonly policy: Policy
  readonly stanzas: readonly PreparedStanza[]
  /** All that its templates ask of an entity; none where it is the same for everybody. */
  readonly directives: readonly Directive[]
}

/** Does once per policy what would else be done once per entity. */
export function preparePolicy(policy: Policy): PreparedPolicy {
  const stanzas = policy.stanzas.map((stanza): PreparedStanza => {
    const { path, position } = stanza
    const template = compileTemplate(path)
    const source = { policy: policy.name, path, position, capabilities: capabilitiesFrom(stanza.capabilities) }
    return { stanza, source, path: template === undefined ? { pattern: patternOf(path) } : { template } }
  })
  const directives = stanzas.flatMap(({ path }) =>
    'template' in path ? path.template.filter((part) => typeof part === 'object') : [],
  )
  return { policy, stanzas, directives }
}
