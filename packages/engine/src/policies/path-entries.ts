import type { Item, ObjectValue, Position, Value } from './hcl/syntax.ts'
import { policyDetails } from './policy-details.ts'
import { PolicyFault } from './policy-fault.ts'

/** A path and what is said of it. */
export interface PathEntry {
  readonly path: string
  readonly item: Item
  readonly body: ObjectValue
}

/** `path "a" { … }`; in JSON also `"path": { "a": { … }, "b": { … } }`, and lists of such objects. */
export function pathsOf(item: Item): readonly PathEntry[] {
  const [, label, surplus] = item.keys
  if (surplus !== undefined) throw misshapen(surplus.position)
  if (label !== undefined) return objectsIn(item.value).map((body) => ({ path: label.name, item, body }))
  return objectsIn(item.value).flatMap(({ items }) =>
    items.flatMap((inner) => objectsIn(inner.value).map((body) => ({ path: inner.keys[0].name, item: inner, body }))),
  )
}

function objectsIn(value: Value): readonly ObjectValue[] {
  if (value.kind === 'object') return [value]
  if (value.kind === 'list') return value.elements.flatMap((element) => objectsIn(element.value))
  throw misshapen(value.position)
}

function misshapen(position: Position): PolicyFault {
  return new PolicyFault(
    policyDetails.shape('path', 'followed by one pattern and a block: path "<pattern>" { … }', position),
    position,
  )
}
