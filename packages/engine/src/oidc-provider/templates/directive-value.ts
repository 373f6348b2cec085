import type { Json } from '#finding.ts'
import type { Directive } from './directive.ts'
import type { AliasFacts, PersonFacts, TemplateFacts } from './template-facts.ts'

const noAlias = { id: '', name: '', metadata: {}, customMetadata: {} }

/** The value of a directive; undefined when it asks for a person and there is none. */
export function directiveValue(directive: Directive, { person, now }: TemplateFacts): Json | undefined {
  if (directive.kind === 'time') return now + directive.offset
  return person === undefined ? undefined : personValue(directive, person)
}

/** The person's alias on the mount that a directive names. */
export function aliasNamedBy(directive: Directive, person: PersonFacts | undefined): AliasFacts | undefined {
  return 'accessor' in directive ? person?.aliases.find(({ accessor }) => accessor === directive.accessor) : undefined
}

function personValue(directive: Exclude<Directive, { kind: 'time' }>, person: PersonFacts): Json {
  switch (directive.kind) {
    case 'entity':
      return person[directive.field]
    case 'groups':
      // Nobody's groups are null, not an empty list: clients know it so (7.3).
      return person.groups.length === 0 ? null : person.groups.map((group) => group[directive.field])
    case 'metadata':
      return memberOf(person.metadata, directive.key)
    case 'alias':
      return (aliasNamedBy(directive, person) ?? noAlias)[directive.field]
    case 'alias-metadata':
      return memberOf((aliasNamedBy(directive, person) ?? noAlias)[directive.of], directive.key)
  }
}

function memberOf(metadata: Readonly<Record<string, string>>, key: string | undefined): Json {
  if (key === undefined) return Object.fromEntries(Object.entries(metadata))
  return Object.hasOwn(metadata, key) ? (metadata[key] ?? '') : ''
}
