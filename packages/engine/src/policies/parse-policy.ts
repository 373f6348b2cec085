import { policyDetails } from './policy-details.ts'
import { parseDocument } from './hcl/parse-document.ts'
import type { ObjectValue } from './hcl/syntax.ts'
import { refuseRepeated } from './refuse-repeated.ts'
import { pathsOf } from './path-entries.ts'
import { parseStanza } from './parse-stanza.ts'
import type { Stanza } from './policy.ts'
import { PolicyFault } from './policy-fault.ts'
import type { PolicyInvalid } from './reasons.ts'

/** The stanzas of a policy in the order they were written, or why the text is none. */
export type ParsedPolicy = { readonly stanzas: readonly Stanza[] } | { readonly invalid: PolicyInvalid }

/** Reads a policy in HCL or JSON (spec/core.md 8.1). */
export function parsePolicy(text: string): ParsedPolicy {
  const document = parseDocument(text)
  if ('fault' in document) return invalid(document.fault.message, document.fault)
  try {
    return { stanzas: stanzasOf(document.tree) }
  } catch (error) {
    if (error instanceof PolicyFault) return invalid(error.message, error)
    throw error
  }
}

function invalid(detail: string, { position }: Pick<PolicyFault, 'position'>): ParsedPolicy {
  return { invalid: { code: 'policy_invalid', detail, ...position } }
}

const topKeys = new Set(['name', 'path'])

function stanzasOf({ items }: ObjectValue): readonly Stanza[] {
  const unknown = items.map(({ keys }) => keys[0]).filter(({ name }) => !topKeys.has(name))
  const [first] = unknown
  if (first !== undefined) throw new PolicyFault(policyDetails.unknownKeys(unknown), first.position)
  refuseRepeated(items)
  return items
    .filter(({ keys }) => keys[0].name === 'path')
    .flatMap(pathsOf)
    .map(parseStanza)
}
