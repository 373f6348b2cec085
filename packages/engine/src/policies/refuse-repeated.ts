import type { Item, Position } from './hcl/syntax.ts'
import { policyDetails } from './policy-details.ts'
import { PolicyFault } from './policy-fault.ts'

/** Blocks may repeat; an attribute that is set twice leaves open which of the two is meant. */
export function refuseRepeated(items: readonly Item[]): void {
  const seen = new Map<string, Position>()
  for (const { keys, value, position } of items) {
    const [{ name }] = keys
    const first = seen.get(name)
    if (first !== undefined && value.kind !== 'object') throw new PolicyFault(policyDetails.repeated(name, first), position)
    seen.set(name, first ?? position)
  }
}
