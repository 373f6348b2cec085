import type { Json } from '#finding.ts'
import type { Value } from './syntax.ts'

/** A value without its positions and comments; the keys of nested blocks become nested objects, repeated keys a list. */
export function dataOf(value: Value): Json {
  if (value.kind === 'list') return value.elements.map((element) => dataOf(element.value))
  if (value.kind !== 'object') return value.value
  const members = new Map<string, Json[]>()
  for (const { keys, value: inner } of value.items) {
    const [first, ...labels] = keys
    const nested = labels.reduceRight<Json>((content, { name }) => ({ [name]: content }), dataOf(inner))
    const same = members.get(first.name)
    if (same === undefined) members.set(first.name, [nested])
    else same.push(nested)
  }
  return Object.fromEntries([...members].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? null) : all]))
}
